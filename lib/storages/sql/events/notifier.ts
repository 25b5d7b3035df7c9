import type { StorageEvent } from '../../../storage/events/storage-events.js';
import type { Announcer } from './announcer.js';

/** After one notification, the next ones are gathered for so long, in milliseconds. */
const QUIET_MS = 5;

/**
 * Sends notifications to the other processes, outside of the transactions that they are about:
 * in PostgreSQL, NOTIFY inside of one makes all commits of the database wait for each other. The first goes out at
 * once; those that follow closely, or while the database is slow, are gathered and sent together: equal
 * ones once, and of times the earliest, so that they do not grow with what they are about.
 */
export class Notifier<E> {
  private readonly gathered = new Map<string, StorageEvent>();
  private isQuiet = false;
  private sending: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: E,
    private readonly announcer: Announcer<E>,
    private readonly origin: string,
  ) {}

  send(event: StorageEvent): void {
    if (!this.announcer.isReady) return;
    const key = event.kind === 'scheduled' ? event.kind : JSON.stringify(event);
    this.gathered.set(key, earlier(this.gathered.get(key), event));
    if (!this.isQuiet) this.flush();
  }

  /** Sends what is gathered; resolves when it is sent. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.isQuiet = false;
    await this.sending;
    this.sendGathered();
    await this.sending;
  }

  private flush(): void {
    if (this.gathered.size === 0) {
      this.isQuiet = false;
      return;
    }

    this.isQuiet = true;
    this.sendGathered();
    void this.sending.then(() => {
      this.timer = setTimeout(() => this.flush(), QUIET_MS);
      this.timer.unref();
    });
  }

  private sendGathered(): void {
    if (this.gathered.size === 0) return;

    const events = [...this.gathered.values()];
    this.gathered.clear();
    // A hint that gets lost is made up for by the next heartbeat.
    this.sending = this.announcer.send(this.database, events, this.origin).catch(() => {});
  }
}

function earlier(one: StorageEvent | undefined, other: StorageEvent): StorageEvent {
  if (one?.kind !== 'scheduled' || other.kind !== 'scheduled') return other;
  return one.runAt < other.runAt ? one : other;
}
