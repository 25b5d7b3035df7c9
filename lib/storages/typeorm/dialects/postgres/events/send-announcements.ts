import type { StorageEvent } from '../../../../../storage/storage-events.js';
import type { AnnouncementNames } from './announcement-names.js';
import { writeMessage } from './event-message.js';
import type { Executor } from '../connection/postgres-database.js';
import { notifyAll } from './notify.sql.js';

export interface Sender {
  readonly names: AnnouncementNames;
  /** Empty where this process is to hear them as well. */
  readonly origin: string;
}

/** Sends them once more where the database says that the schema has got another secret: nobody hears the old names. */
export async function sendAnnouncements(
  executor: Executor,
  events: readonly StorageEvent[],
  { names, origin }: Sender,
): Promise<void> {
  const send = async () => {
    const messages = events.map((event) => writeMessage(origin, event, names));
    const [row] = await executor.run(notifyAll, [names.channel, messages]);
    return row?.secret;
  };
  const secret = await send();
  if (typeof secret === 'string' && names.learn(secret)) await send();
}
