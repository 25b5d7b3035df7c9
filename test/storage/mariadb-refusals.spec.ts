import { afterEach, describe, expect, it } from '@jest/globals';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { InvalidOptionsError, UnsupportedServerError } from '../../lib/errors.js';
import type { HangfireModuleOptions } from '../../lib/nest/options/hangfire-module-options.js';
import { EmbeddedMariadb } from '../support/embedded-mariadb.js';
import { HangfireApp } from '../support/hangfire-app.js';

const MEBIBYTE = 1024 * 1024;
/** Each of them is escaped on its way, and once more inside of a history. */
const QUOTES = '"'.repeat(MEBIBYTE);

class WorkService {
  repeat(text: string): string {
    return text;
  }

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

const startOn = async (
  settings: Record<string, string | number>,
  options: HangfireModuleOptions = {},
) => {
  server = await EmbeddedMariadb.start({ settings });
  app = await HangfireApp.start({
    ...options,
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

  it('is refused at the start where arguments and results may be larger than its packets', async () => {
    const sizes = { maxArgumentsBytes: 8 * MEBIBYTE, maxResultBytes: 4 * MEBIBYTE };

    await expect(startOn({ max_allowed_packet: '16M' }, sizes)).rejects.toMatchObject({
      constructor: InvalidOptionsError,
      problems: [
        expect.stringMatching(/^maxArgumentsBytes: expected at most 3145728, .*max_allowed_packet/),
        expect.stringMatching(/^maxResultBytes: expected at most 3145728, .*max_allowed_packet/),
      ],
    });
  });

  it('carries the largest arguments and results that it is not refused for', async () => {
    const sizes = { maxArgumentsBytes: 3 * MEBIBYTE, maxResultBytes: 3 * MEBIBYTE };
    const started = await startOn({ max_allowed_packet: '16M' }, sizes);
    // Two bytes for each, as JSON.
    const text = QUOTES + QUOTES.slice(MEBIBYTE / 2 + 10);

    const id = await started.jobs.enqueue(WorkService, (it) => it.repeat(text));

    expect((await started.reaches(id, 'Succeeded')).result === text).toBe(true);
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
