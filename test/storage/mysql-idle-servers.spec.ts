import { jest } from '@jest/globals';
import { Connection } from 'mysql2';
import { describeIdleServers } from '../support/idle-servers.js';
import { createMysqlDatabase } from '../support/mysql-database.js';

describeIdleServers({
  type: 'mysql',
  tables: 'hangfire_',
  ago: (seconds) => `TIMESTAMPADD(SECOND, -${seconds}, UTC_TIMESTAMP(6))`,
  create: createMysqlDatabase,
  async countStatements(work) {
    const sent = [
      jest.spyOn(Connection.prototype, 'query'),
      jest.spyOn(Connection.prototype, 'execute'),
    ];
    try {
      await work();
      return sent.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    } finally {
      for (const spy of sent) spy.mockRestore();
    }
  },
  ofHeartbeat: 1,
  coverSnapshots: false,
});
