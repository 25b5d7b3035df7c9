import { jest } from '@jest/globals';
import pg from 'pg';
import { describeIdleServers } from '../support/idle-servers.js';
import { createTestDatabase } from '../support/test-database.js';

describeIdleServers({
  type: 'postgres',
  tables: 'hangfire.',
  ago: (seconds) => `clock_timestamp() - interval '${seconds} seconds'`,
  create: createTestDatabase,
  async countStatements(_, work) {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    try {
      await work();
      return query.mock.calls.length;
    } finally {
      query.mockRestore();
    }
  },
  ofHeartbeat: 1,
  coverSnapshots: true,
});
