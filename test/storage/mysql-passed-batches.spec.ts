import { describePassedBatches } from '../integration/support/passed-batches.js';
import { createMysqlDatabase, FIND_WAITING, WAITING_PAUSE_MS } from '../support/mysql-database.js';

describePassedBatches({
  type: 'mysql',
  create: createMysqlDatabase,
  lockBatch: (id) => `SELECT 1 FROM hangfire_batch WHERE id = '${id}' FOR UPDATE`,
  findWaiting: FIND_WAITING.replace('?', 'DATABASE()'),
  pauseMs: WAITING_PAUSE_MS,
});
