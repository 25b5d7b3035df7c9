import { describeConflicts } from '../support/conflicts.js';
import { createMysqlDatabase } from '../support/mysql-database.js';

describeConflicts({
  type: 'mysql',
  tables: 'hangfire_',
  triesAgain: true,
  // The transaction that has changed less is the victim.
  favours: 'DO 0',
  findWaiting:
    "SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT' AND INSTR(trx_query, ?) > 0",
  // InnoDB tells of its transactions anew only after nobody has asked for 100 ms.
  pauseMs: 200,
  create: createMysqlDatabase,
});
