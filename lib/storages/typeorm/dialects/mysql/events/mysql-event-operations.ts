import type { EventOperations } from '../../../../sql/events/event-operations.js';
import type { Executor } from '../connection/executor.js';
import { findSecret, insertSecret } from './events.sql.js';

/** MySQL has nothing by which processes could hear of one another; a channel beside it has. */
export const mysqlEvents: EventOperations<Executor> = {
  async notify() {
    return undefined;
  },

  async findSecret(executor) {
    const [row] = await executor.run(findSecret);
    return typeof row?.value === 'string' ? row.value : undefined;
  },

  async insertSecret(executor, secret) {
    await executor.change(insertSecret, [secret]);
  },
};
