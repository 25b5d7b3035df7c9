import { createTestDatabase } from '../support/test-database.js';
import { describePassedBatches } from './support/passed-batches.js';

describePassedBatches({
  type: 'postgres',
  create: createTestDatabase,
  lockBatch: (id) => `SELECT 1 FROM hangfire.batch WHERE id = '${id}' FOR UPDATE`,
  findWaiting: `
    SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
});
