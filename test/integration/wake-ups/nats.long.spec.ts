import { createTestDatabase } from '../../support/test-database.js';
import { describeWakeUps } from '../support/wake-ups.js';

describeWakeUps('nats', {
  type: 'postgres',
  name: 'hangfire',
  tables: 'hangfire.',
  create: createTestDatabase,
});
