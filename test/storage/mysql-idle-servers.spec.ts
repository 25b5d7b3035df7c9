import { jest } from '@jest/globals';
import { Connection } from 'mysql2';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { describeIdleServers } from '../support/idle-servers.js';
import { createMysqlDatabase } from '../support/mysql-database.js';

let isMariaDb: boolean;

async function lookAtServer(url: string): Promise<void> {
  const connection = await createConnection(url);
  const [[row]] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
  isMariaDb = /mariadb/i.test(row?.version);
  await connection.end();
}

describeIdleServers({
  type: 'mysql',
  tables: 'hangfire_',
  ago: (seconds) => `TIMESTAMPADD(SECOND, -${seconds}, UTC_TIMESTAMP(6))`,
  async create() {
    const database = await createMysqlDatabase();
    await lookAtServer(database.url);
    return database;
  },
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
  get ofHeartbeat() {
    return isMariaDb ? 1 : 2;
  },
  get coverSnapshots() {
    return isMariaDb;
  },
});
