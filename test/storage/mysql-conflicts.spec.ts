import { describeConflicts } from '../support/conflicts.js';
import { createMysqlDatabase, FIND_WAITING, WAITING_PAUSE_MS } from '../support/mysql-database.js';

describeConflicts({
  type: 'mysql',
  tables: 'hangfire_',
  triesAgain: true,
  // The transaction that has changed less is the victim.
  favours: 'DO 0',
  findWaiting: FIND_WAITING,
  pauseMs: WAITING_PAUSE_MS,
  create: createMysqlDatabase,
});
