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

  private flush(): void {
    if (this.gathered.size === 0) {
      this.isQuiet = false;
      return;
    }

    this.isQuiet = true;
    const messages = [...this.gathered.values()];
    this.gathered.clear();
    // A hint that gets lost is made up for by the next heartbeat.
    const sent = messages.map((message) => this.database.run(notify, [this.channel, message]));
    void Promise.allSettled(sent).then(() => {
      setTimeout(() => this.flush(), QUIET_MS).unref();
    });
  }
}
