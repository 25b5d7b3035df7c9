import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import {
  RIGHTS_TO_MIGRATE,
  RIGHTS_TO_RUN,
} from '../../lib/storages/typeorm/dialects/mysql/schema/granted-rights.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { createMysqlDatabase } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';

const USER = `hangfire_user_${process.pid}`;
const ROLE = `hangfire_role_${process.pid}`;
const HOSTS = ['%', 'localhost'];
const ALL = [...RIGHTS_TO_RUN, ...RIGHTS_TO_MIGRATE];

let database: TestDatabase;
let admin: Connection;
let name: string;

beforeAll(async () => {
  database = await createMysqlDatabase();
  name = new URL(database.url).pathname.slice(1);
  admin = await createConnection(database.url);
});
beforeEach(async () => {
  for (const host of HOSTS) {
    await admin.query(`CREATE USER '${USER}'@'${host}' IDENTIFIED BY 'secret'`);
  }
});
afterEach(async () => {
  for (const host of HOSTS) await admin.query(`DROP USER '${USER}'@'${host}'`);
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const grant = async (rights: readonly string[], object = `${name}.*`) => {
  for (const host of HOSTS) {
    await admin.query(`GRANT ${rights.join(', ')} ON ${object} TO '${USER}'@'${host}'`);
  }
};
/** Opens a store with tables of that prefix, and closes it. */
async function open(tablePrefix: string, url = database.url): Promise<void> {
  const dataSource = new PrivateDataSource({ type: 'mysql', url, poolSize: 2 });
  const storage = new TypeOrmJobStorage(dataSource, { tablePrefix });
  try {
    await storage.open();
  } finally {
    await storage.close();
  }
}
const openAsUser = (tablePrefix: string) => {
  const url = new URL(database.url);
  url.username = USER;
  url.password = 'secret';
  return open(tablePrefix, url.href);
};
const refusal = (lacking: readonly string[]) => ({
  code: 'HANGFIRE_INSUFFICIENT_PRIVILEGE',
  lacking: lacking.map((right) => `${right} on ${name}.*`),
  message: expect.stringContaining(`ON \`${name}\`.* TO`),
});

describe('A database user on MySQL or MariaDB', () => {
  it('makes and uses the tables with the rights that the guide names', async () => {
    await grant(ALL);

    await openAsUser('enough_');
  });

  it.each(ALL)('is told at the start that it lacks %s', async (right) => {
    await grant(ALL.filter((one) => one !== right));

    await expect(openAsUser('lacking_')).rejects.toMatchObject(refusal([right]));
  });

  it('is told of each right to use tables that others have made', async () => {
    await open('made_');
    await grant(['SELECT', 'UPDATE']);

    await expect(openAsUser('made_')).rejects.toMatchObject(refusal(['INSERT', 'DELETE']));
  });

  it('needs no right to change tables that are whole', async () => {
    await open('whole_');
    await grant(RIGHTS_TO_RUN);

    await openAsUser('whole_');
  });

  it('is told what the database says where its grants are those of single tables', async () => {
    await open('single_');
    await grant(['SELECT'], `${name}.single_migration`);

    await expect(openAsUser('single_')).rejects.toMatchObject({
      code: 'HANGFIRE_INSUFFICIENT_PRIVILEGE',
      lacking: [],
      message: expect.stringContaining('command denied'),
    });
  });

  describe('whose rights come from a role', () => {
    beforeEach(async () => {
      await admin.query(`CREATE ROLE ${ROLE}`);
      await admin.query(`GRANT ${ALL.join(', ')} ON ${name}.* TO ${ROLE}`);
      for (const host of HOSTS) await admin.query(`GRANT ${ROLE} TO '${USER}'@'${host}'`);
    });
    afterEach(() => admin.query(`DROP ROLE ${ROLE}`));

    it('makes and uses the tables while the role is active by default', async () => {
      const [[server]] = await admin.query<RowDataPacket[]>('SELECT VERSION() AS version');
      const to = /MariaDB/.test(String(server?.version)) ? 'FOR' : 'TO';
      for (const host of HOSTS) {
        await admin.query(`SET DEFAULT ROLE ${ROLE} ${to} '${USER}'@'${host}'`);
      }

      await openAsUser('by_role_');
    });

    it('is told to make the role active where it is not', async () => {
      await expect(openAsUser('inactive_')).rejects.toMatchObject({
        code: 'HANGFIRE_INSUFFICIENT_PRIVILEGE',
        schema: name,
        message: expect.stringContaining('SET DEFAULT ROLE'),
      });
    });

    it('is told to make the role active where other rights let it connect', async () => {
      await grant(['SELECT']);

      await expect(openAsUser('connecting_')).rejects.toMatchObject({
        ...refusal(['INSERT', 'UPDATE', 'DELETE']),
        message: expect.stringContaining('SET DEFAULT ROLE'),
      });
    });
  });
});
