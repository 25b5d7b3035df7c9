import { describeConflicts } from '../support/conflicts.js';
import { createMysqlDatabase, FIND_WAITING } from '../support/mysql-database.js';

describeConflicts({
  type: 'mysql',
  tables: 'hangfire_',
  triesAgain: true,
  // The transaction that has changed less is the victim.
  favours: 'DO 0',
  findWaiting: FIND_WAITING,
  // InnoDB tells of its transactions anew only after nobody has asked for 100 ms.
  pauseMs: 200,
  create: createMysqlDatabase,
});
