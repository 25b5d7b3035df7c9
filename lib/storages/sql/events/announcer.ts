import type { StorageEvent } from '../../../storage/events/storage-events.js';
import type { AnnouncementNames } from './announcement-names.js';
import { writeMessage } from './event-message.js';
import type { EventOperations } from './event-operations.js';

/** Sends events under their secret names. */
export class Announcer<E> {
  constructor(
    private readonly operations: EventOperations<E>,
    private readonly names: AnnouncementNames,
  ) {}

  /** Nothing can be announced before the store has been opened. */
  get isReady(): boolean {
    return this.names.areKnown;
  }

  /**
   * Sends them once more where the database says that the schema has got another secret: nobody hears the old names.
   *
   * @param origin empty where this process is to hear them as well
   */
  async send(executor: E, events: readonly StorageEvent[], origin: string): Promise<void> {
    const { operations, names } = this;
    const send = () => {
      const messages = events.map((event) => writeMessage(origin, event, names));
      return operations.notify(executor, names.channel, messages);
    };
    const secret = await send();
    if (secret !== undefined && names.learn(secret)) await send();
  }
}
