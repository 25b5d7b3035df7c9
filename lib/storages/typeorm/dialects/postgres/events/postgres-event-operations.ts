import type { EventOperations } from '../../../../sql/events/event-operations.js';
import type { Row } from '../../../../sql/row.js';
import type { Executor } from '../connection/postgres-database.js';
import { findSecret, insertSecret, notifyAll } from './notify.sql.js';

export const postgresEvents: EventOperations<Executor> = {
  async notify(executor, channel, messages) {
    const [row] = await executor.run(notifyAll, [channel, messages]);
    return secretIn(row?.secret);
  },

  async findSecret(executor) {
    const [row] = await executor.run(findSecret);
    return secretIn(row?.value);
  },

  async insertSecret(executor, secret) {
    await executor.run(insertSecret, [secret]);
  },
};

/** Of a table that somebody may have emptied. */
export const secretIn = (value: Row[string]): string | undefined =>
  typeof value === 'string' ? value : undefined;
