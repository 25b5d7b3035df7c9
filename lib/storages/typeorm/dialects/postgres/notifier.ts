import type { StorageEvent } from '../../../../storage/storage-events.js';
import { writeMessage } from './event-message.js';
import type { PostgresDatabase } from './postgres-database.js';
import { notify } from './statements/notify.js';

/** After one notification, the next ones are gathered for so long, in milliseconds. */
const QUIET_MS = 5;

/**
 * Sends notifications to the other processes, outside of the transactions that they are about:
 * NOTIFY inside of one makes all commits of the database wait for each other. The first goes out at
 * once; those that follow closely are gathered, and equal ones sent once.
 */
export class Notifier {
  private readonly gathered = new Map<string, string>();
  private isQuiet = false;
  private sending: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: PostgresDatabase,
    private readonly channel: string,
    private readonly origin: string,
  ) {}

  send(event: StorageEvent): void {
    const message = writeMessage({ origin: this.origin, event });
    this.gathered.set(message, message);
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
    const messages = [...this.gathered.values()];
    this.gathered.clear();
    // A hint that gets lost is made up for by the next heartbeat.
    this.sending = Promise.allSettled(
      messages.map((message) => this.database.run(notify, [this.channel, message])),
    );
  }
}
