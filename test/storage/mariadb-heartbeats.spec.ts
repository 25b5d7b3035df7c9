import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { beatAndLook } from '../../lib/storages/typeorm/dialects/mysql/servers/servers.sql.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { EmbeddedMariadb } from '../support/embedded-mariadb.js';
import { tablesOf, WAITING_PAUSE_MS } from '../support/mysql-database.js';

const USER = 'without_process';
const SERVER_ID = 'server-1';

describe('A heartbeat on MariaDB', () => {
  let server: EmbeddedMariadb;
  let admin: Connection;
  let storage: TypeOrmJobStorage;
  let url: URL;

  beforeAll(async () => {
    server = await EmbeddedMariadb.start();
    admin = await createConnection(server.url);
    await admin.query(`CREATE USER ${USER}@localhost, ${USER}@'%'`);
    await admin.query(`GRANT ALL ON *.* TO ${USER}@localhost, ${USER}@'%'`);
    await admin.query(`REVOKE PROCESS ON *.* FROM ${USER}@localhost, ${USER}@'%'`);
    url = new URL(server.url);
    url.username = USER;
    storage = new TypeOrmJobStorage(new PrivateDataSource({ type: 'mariadb', url: url.href }));
    await storage.open();
    const queues = ['default'];
    await storage.servers.announce({ id: SERVER_ID, name: 'one', queues, workerCount: 1 });
  });
  afterAll(async () => {
    await storage.close();
    await admin.end();
    await server.dispose();
  });

  it('is answered where the user may not see the transactions of others', async () => {
    const options = { queues: ['default'], serverTimeoutMs: 15_000 };
    await storage.servers.heartbeat(SERVER_ID, options);

    const { isKnown, signs } = await storage.servers.heartbeat(SERVER_ID, options);

    expect(isKnown).toBe(true);
    expect(signs).toMatchObject({ areThere: false, coverSnapshots: true });
  });

  it('shows a sign while a snapshot has been held for some minutes', async () => {
    const { text } = beatAndLook(await tablesOf(admin, 'hangfire_'));
    const nothing = [null, null, null, '0', null, SERVER_ID, SERVER_ID];
    const values = [...nothing, '15000', SERVER_ID, '[]'];
    const seenIn = async (seconds: number) => {
      await admin.query(`SET SESSION timestamp = UNIX_TIMESTAMP(SYSDATE()) + ${seconds}`);
      const [[rows]] = await admin.execute<RowDataPacket[][]>(text, values);
      return rows;
    };
    const holder = await createConnection(server.url);
    await holder.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    await holder.query('SELECT COUNT(*) FROM hangfire_server');

    expect(await seenIn(200)).toMatchObject([
      { is_stopping: 0, has_signs: 0, covers_snapshots: 1 },
    ]);
    expect(await seenIn(400)).toMatchObject([{ has_signs: 1 }]);

    await holder.end();
    await setTimeout(WAITING_PAUSE_MS);
    expect(await seenIn(400)).toMatchObject([{ has_signs: 0 }]);
  });
});
