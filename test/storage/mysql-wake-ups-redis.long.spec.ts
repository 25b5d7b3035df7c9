import { describeWakeUps } from '../integration/support/wake-ups.js';
import { createMysqlDatabase } from '../support/mysql-database.js';

describeWakeUps('redis', {
  type: 'mysql',
  name: 'hangfire_',
  tables: 'hangfire_',
  create: createMysqlDatabase,
});
