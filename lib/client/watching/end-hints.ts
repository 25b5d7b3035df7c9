import type {
  StorageEvent,
  StorageEvents,
  Subscription,
} from '../../storage/events/storage-events.js';
import type { StoredChanges } from '../stored-changes.js';
import { isEnding } from './job-ending.js';

/** How often a process that waits for jobs says so, in milliseconds. */
const RENEWAL_MS = 5_000;
/** For how long the other processes then tell when jobs have ended, in milliseconds. */
const TELLING_MS = 3 * RENEWAL_MS;
/** The hint that jobs have ended is sent at most once in this time, in milliseconds. */
const QUIET_MS = 50;

/**
 * Two hints between processes that wait for jobs and processes that end jobs. A process that waits says so every few
 * seconds. The processes that hear it then tell for a while when jobs have ended. One hint stands for all ended jobs,
 * and names none of them. While no process waits, neither hint is sent.
 */
export class EndHints {
  private opening: Promise<Subscription | undefined> | undefined;
  private subscription: Subscription | undefined;
  private saidAt = Number.NEGATIVE_INFINITY;
  private stopTelling: (() => void) | undefined;
  private tellTimer: NodeJS.Timeout | undefined;
  private quietTimer: NodeJS.Timeout | undefined;
  private hasMore = false;
  private isClosed = false;

  /** @param onEnded called when jobs may have ended in another process */
  constructor(
    private readonly events: StorageEvents,
    private readonly changes: StoredChanges,
    private readonly onEnded: () => void,
  ) {}

  /** Begins to listen. Call this once the store is open. */
  async start(): Promise<void> {
    if (this.isClosed) return;
    this.opening ??= this.subscribe();
    this.subscription = await this.opening;
  }

  /** Says that this process waits, unless it has said so lately. */
  await(): void {
    const now = performance.now();
    if (this.isClosed || now - this.saidAt < RENEWAL_MS) return;
    this.saidAt = now;
    void this.start().then(() => this.subscription?.tell('awaited'));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.endTelling();
    clearTimeout(this.quietTimer);
    const subscription = await this.opening;
    await subscription?.close();
  }

  /** Undefined where hints cannot be heard. Looks then find the ended jobs, only later. */
  private async subscribe(): Promise<Subscription | undefined> {
    try {
      return await this.events.subscribe((event) => this.hear(event));
    } catch {
      this.opening = undefined;
      return undefined;
    }
  }

  private hear({ kind }: StorageEvent): void {
    if (kind === 'awaited') this.beginTelling();
    if (kind === 'ended' || kind === 'resumed') this.onEnded();
  }

  private beginTelling(): void {
    if (this.isClosed) return;
    this.stopTelling ??= this.changes.listen({
      stored: (transition) => {
        if (isEnding(transition)) this.tellEnded();
      },
    });
    clearTimeout(this.tellTimer);
    this.tellTimer = setTimeout(() => this.endTelling(), TELLING_MS).unref();
  }

  private endTelling(): void {
    clearTimeout(this.tellTimer);
    this.stopTelling?.();
    this.stopTelling = undefined;
  }

  private tellEnded(): void {
    if (this.quietTimer) {
      this.hasMore = true;
      return;
    }
    this.subscription?.tell('ended');
    this.quietTimer = setTimeout(() => {
      this.quietTimer = undefined;
      if (!this.hasMore) return;
      this.hasMore = false;
      this.tellEnded();
    }, QUIET_MS).unref();
  }
}
