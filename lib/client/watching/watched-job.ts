import { hasEnded, type JobEnding } from './job-ending.js';
import type { JobUpdate } from './job-update.js';
import type { Watcher } from './watcher.js';

/** A job, and everybody in this process who watches it. */
export class WatchedJob {
  private readonly watchers = new Set<Watcher>();
  private seen: JobUpdate | undefined;
  /** The look during which this process itself stored a change of the job. That look may be older than the change. */
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

  /** To be called when this process has stored a change of the job. */
  told(update: JobUpdate, look: number): void {
    this.toldDuring = look;
    this.saw(update);
  }

  /** Whether the look may have read an older state than the state that is known. */
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
