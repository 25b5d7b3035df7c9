import { afterEach, describe, expect, it } from '@jest/globals';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { UnsupportedServerError } from '../../lib/errors.js';
import { EmbeddedMariadb } from '../support/embedded-mariadb.js';
import { HangfireApp } from '../support/hangfire-app.js';

class WorkService {
  work(): string {
    return 'done';
  }
}

let server: EmbeddedMariadb;
let app: HangfireApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
  await server.dispose();
});

const startOn = async (settings: Record<string, string | number>) => {
  server = await EmbeddedMariadb.start({ settings });
  app = await HangfireApp.start({
    storage: { type: 'mariadb', url: server.url },
    providers: [WorkService],
  });
  return app;
};

describe('A server of MariaDB', () => {
  it('is refused at the start where it logs statements', async () => {
    const settings = { 'log-bin': 'log', 'binlog-format': 'STATEMENT', 'server-id': 1 };

    await expect(startOn(settings)).rejects.toMatchObject({
      constructor: UnsupportedServerError,
      setting: 'binlog_format',
      value: 'STATEMENT',
    });
  });

  it('is refused at the start where its packets are too small', async () => {
    await expect(startOn({ max_allowed_packet: '4M' })).rejects.toMatchObject({
      constructor: UnsupportedServerError,
      setting: 'max_allowed_packet',
      value: String(4 * 1024 * 1024),
    });
  });

  it('keeps jobs in InnoDB where new tables are usually made in MyISAM', async () => {
    const started = await startOn({ 'default-storage-engine': 'MyISAM' });
    await started.reaches(await started.jobs.enqueue(WorkService, (it) => it.work()), 'Succeeded');

    const connection = await createConnection(server.url);
    const [engines] = await connection.query<RowDataPacket[]>(
      "SELECT DISTINCT engine FROM information_schema.tables WHERE table_name LIKE 'hangfire\\_%'",
    );
    await connection.end();
    expect(engines).toEqual([{ engine: 'InnoDB' }]);
  });
});
