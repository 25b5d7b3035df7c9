import { hasEnded, type JobEnding } from './job-ending.js';
import type { JobUpdate } from './job-update.js';
import type { Watcher } from './watcher.js';

/** A job, and all in this process who watch it. */
export class WatchedJob {
  private readonly watchers = new Set<Watcher>();
  private seen: JobUpdate | undefined;
  /** The look during which this process itself stored a change of the job: that look may know less. */
  private toldDuring = -1;

  constructor(readonly id: string) {}

  /** Undefined before the first look. */
  get update(): JobUpdate | undefined {
    return this.seen;
  }

  get isWatched(): boolean {
    return this.watchers.size > 0;
  }

  add(watcher: Watcher): void {
    this.watchers.add(watcher);
    if (this.seen) watcher.updated?.(this.seen);
  }

  remove(watcher: Watcher): void {
    this.watchers.delete(watcher);
  }

  /** This process has stored a change. */
  told(update: JobUpdate, look: number): void {
    this.toldDuring = look;
    this.saw(update);
  }

  /** Whether what a look has read may be older than what is known. */
  isNewerThan(look: number): boolean {
    return this.toldDuring >= look;
  }

  saw(update: JobUpdate): void {
    const { seen } = this;
    if (seen && seen.state === update.state && seen.attempt === update.attempt) return;
    this.seen = update;
    for (const watcher of [...this.watchers]) watcher.updated?.(update);
  }

  end(ending: JobEnding): void {
    const { id, state, attempt } = ending;
    this.saw({ id, state, attempt, hasEnded: hasEnded(state, true) });
    for (const watcher of [...this.watchers]) watcher.ended(ending);
  }

  fail(error: Error): void {
    for (const watcher of [...this.watchers]) watcher.failed(error);
  }
}
