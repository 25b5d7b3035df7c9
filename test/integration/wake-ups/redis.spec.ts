import { createTestDatabase } from '../../support/test-database.js';
import { describeWakeUps } from '../support/wake-ups.js';

describeWakeUps('redis', {
  type: 'postgres',
  name: 'hangfire',
  tables: 'hangfire.',
  create: createTestDatabase,
});
