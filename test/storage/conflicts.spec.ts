import { describeConflicts } from '../support/conflicts.js';
import { createTestDatabase } from '../support/test-database.js';

describeConflicts({
  type: 'postgres',
  tables: 'hangfire.',
  triesAgain: false,
  // Whoever finds a deadlock is its victim.
  favours: "SET LOCAL deadlock_timeout = '1h'",
  findWaiting: "SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'",
  pauseMs: 5,
  create: createTestDatabase,
});
