import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { EmbeddedServer } from '../../lib/storages/typeorm/dialects/postgres/pglite/embedded-server.js';
import { loadPglite } from '../../lib/storages/typeorm/dialects/postgres/pglite/load-pglite.js';
import type { PgliteClient } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-client.js';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import type { PglitePool } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-pool.js';
import type { QueryArguments } from '../../lib/storages/typeorm/dialects/postgres/pglite/query-arguments.js';
import type { QueryResult } from '../../lib/storages/typeorm/dialects/postgres/pglite/query-result.js';

type Queryable = Pick<PglitePool, 'query'>;

const newPool = (dataDir = 'memory://', maxWaitMs?: number): PglitePool =>
  new (createPgliteDriver({ dataDir, maxWaitMs }).Pool)();

const run = async (target: Queryable, ...args: QueryArguments): Promise<QueryResult> =>
  (await target.query(...args)) as QueryResult;

const select = async (target: Queryable, expression: string, value?: unknown): Promise<unknown> => {
  const values = value === undefined ? [] : [value];
  const { rows } = await run(target, `SELECT ${expression} AS value`, values);
  return rows.map((row) => Object.values(row)[0]).at(0);
};

describe('PGlite behind the interface of pg', () => {
  let pool: PglitePool;
  let clients: PgliteClient[] = [];

  const connect = async (): Promise<PgliteClient> => {
    const client = await pool.connect();
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    pool = newPool();
    await pool.query(`
      CREATE TABLE item (id int PRIMARY KEY, name text);
      CREATE TYPE mood AS ENUM ('glad', 'sad');
    `);
  });

  afterEach(async () => {
    for (const client of clients) client.release();
    clients = [];
    await pool.query('TRUNCATE item');
  });

  afterAll(() => pool.end());

  describe('values', () => {
    it.each([
      ['int8', '9007199254740993::int8', '9007199254740993'],
      ['int4', '7::int4', 7],
      ['numeric', '1.50::numeric', '1.50'],
      ['float8', '1.5::float8', 1.5],
      ['bool', 'true', true],
      [
        'uuid',
        `'6ecd8c99-4036-403d-bf84-cf8400f67836'::uuid`,
        '6ecd8c99-4036-403d-bf84-cf8400f67836',
      ],
      [
        'timestamptz',
        `'2024-02-29 12:30:00.125+05:30'::timestamptz`,
        new Date('2024-02-29T07:00:00.125Z'),
      ],
      ['timestamp', `'2024-02-29 12:30:00'::timestamp`, new Date(2024, 1, 29, 12, 30)],
      ['date', `'0044-03-15 BC'::date`, new Date(-43, 2, 15)],
      ['infinity', `'-infinity'::timestamptz`, Number.NEGATIVE_INFINITY],
      ['json', `'{"a":[1,null]}'::json`, { a: [1, null] }],
      ['jsonb', `'[{"b":2}]'::jsonb`, [{ b: 2 }]],
      ['bytea', `'\\x00ff'::bytea`, Buffer.from([0, 255])],
      ['null', 'null::int', null],
      ['enum', `'sad'::mood`, 'sad'],
      ['text[]', `ARRAY['a b', 'NULL', NULL, '"\\,{}', '']`, ['a b', 'NULL', null, '"\\,{}', '']],
      [
        'int[][]',
        `'[0:1][0:1]={{1,2},{3,NULL}}'::int[]`,
        [
          [1, 2],
          [3, null],
        ],
      ],
      ['empty array', `'{}'::int8[]`, []],
      ['int8[]', 'ARRAY[1, 2]::int8[]', ['1', '2']],
      ['numeric[]', 'ARRAY[1.5]', [1.5]],
      ['json[]', `ARRAY['{"a":"b,c"}'::json]`, [{ a: 'b,c' }]],
      ['timestamptz[]', `ARRAY['2024-01-01Z'::timestamptz]`, [new Date('2024-01-01T00:00:00Z')]],
      ['enum[]', `ARRAY['sad'::mood]`, '{sad}'],
    ])('reads %s as pg does', async (_type, expression, expected) => {
      expect(await select(pool, expression)).toEqual(expected);
    });

    it.each([
      ['timestamptz', new Date('1969-07-20T20:17:40.5Z')],
      ['timestamp', new Date(1969, 6, 20, 20, 17)],
      ['text', 'quote " backslash \\ emoji 🦊'],
      ['int4', 42],
      ['bool', false],
      ['jsonb', { nested: { list: [1, 'two'] } }],
      ['bytea', Buffer.from('bytes')],
      ['text[]', ['plain', 'with "quotes" \\ and, comma', null, '']],
      ['int4[]', [1, null, 3]],
      ['uuid[]', ['6ecd8c99-4036-403d-bf84-cf8400f67836']],
      ['timestamptz[]', [new Date('2024-02-29T07:00:00Z'), null]],
      ['json[]', [{ a: 1 }, { b: 'x,"y"' }]],
      ['bytea[]', [Buffer.from('bytes')]],
      ['bool[]', [true, false]],
    ])('hands a %s to the server and back', async (type, value) => {
      expect(await select(pool, `$1::${type}`, value)).toEqual(value);
    });

    it('hands over bigints, and undefined as null', async () => {
      expect(await select(pool, '$1::int8', 9007199254740993n)).toBe('9007199254740993');
      expect((await run(pool, 'SELECT $1::int AS value', [undefined])).rows).toEqual([
        { value: null },
      ]);
    });
  });

  describe('results', () => {
    it('tells the command and the rows it affected', async () => {
      const insert = `INSERT INTO item VALUES ($1, 'a'), ($2, 'b')`;
      expect(await run(pool, insert, [1, 2])).toMatchObject({ command: 'INSERT', rowCount: 2 });
      expect(await run(pool, 'UPDATE item SET name = $1 RETURNING id', ['c'])).toMatchObject({
        command: 'UPDATE',
        rowCount: 2,
        rows: [{ id: 1 }, { id: 2 }],
      });
      expect(await run(pool, 'DELETE FROM item')).toMatchObject({ command: 'DELETE', rowCount: 2 });
    });

    it('answers a text of several statements with as many results', async () => {
      expect(await pool.query('SELECT 1 AS a; SELECT 2 AS b')).toMatchObject([
        { rows: [{ a: 1 }] },
        { rows: [{ b: 2 }] },
      ]);
    });

    it('answers through a callback where one is given', async () => {
      const rows = await new Promise((resolve) => {
        void pool.query('SELECT $1::int AS a', [5], (_error, result) =>
          resolve((result as QueryResult).rows),
        );
      });
      expect(rows).toEqual([{ a: 5 }]);
    });

    it('prepares a named statement once, also when clients give one name to different texts', async () => {
      const [one, two] = [await connect(), await connect()];
      const prepared = `SELECT count(*)::int AS count FROM pg_prepared_statements
                         WHERE statement LIKE '%prepared by name%'`;

      for (const [client, text] of [
        [one, `SELECT $1::int AS a, 'prepared by name'`],
        [two, `SELECT $1::text AS b, 'prepared by name'`],
        [one, `SELECT $1::int AS a, 'prepared by name'`],
      ] as const) {
        await client.query({ name: 'same', text, values: ['1'] });
      }

      expect((await run(pool, prepared)).rows).toEqual([{ count: 2 }]);
    });
  });

  describe('errors', () => {
    it('carries the SQLSTATE and the details of the server', async () => {
      await pool.query('INSERT INTO item VALUES (1)');

      await expect(pool.query('INSERT INTO item VALUES ($1)', [1])).rejects.toMatchObject({
        code: '23505',
        constraint: 'item_pkey',
        table: 'item',
        detail: 'Key (id)=(1) already exists.',
      });
    });

    it('goes on after a statement that cannot be parsed', async () => {
      await expect(pool.query('SELEC $1', [1])).rejects.toMatchObject({ code: '42601' });
      expect(await select(pool, '1')).toBe(1);
    });

    it('refuses COPY FROM STDIN and goes on', async () => {
      await expect(pool.query('COPY item FROM STDIN')).rejects.toMatchObject({ code: '57014' });
      expect(await select(pool, '1')).toBe(1);
    });

    it('refuses streams and cursors', async () => {
      class QueryStream {
        readonly text = 'SELECT 1';
        submit(): void {}
      }
      await expect(pool.query(new QueryStream())).rejects.toMatchObject({
        code: 'HANGFIRE_EMBEDDED_DATABASE_UNSUPPORTED_QUERY',
        received: 'an instance of QueryStream',
      });
    });
  });

  describe('transactions', () => {
    it('lets other clients wait, in order of arrival, until the transaction ends', async () => {
      const [owner, other, third] = [await connect(), await connect(), await connect()];
      const seen: string[] = [];
      const countFor = async (name: string, client: PgliteClient): Promise<void> => {
        const { rows } = await run(client, 'SELECT count(*)::int AS count FROM item');
        seen.push(`${name} sees ${rows.map(({ count }) => count)}`);
      };

      await owner.query('BEGIN');
      const waiting = [countFor('other', other), countFor('third', third)];
      await owner.query('INSERT INTO item VALUES (1)');
      seen.push('owner inserted');
      await owner.query('COMMIT');
      await Promise.all(waiting);

      expect(seen).toEqual(['owner inserted', 'other sees 1', 'third sees 1']);
    });

    it('is not held up by an idle client that somebody holds', async () => {
      const listening = await connect();
      await listening.query('LISTEN idle');
      expect(await select(pool, '1')).toBe(1);
    });

    it('stays aborted after an error until it is rolled back', async () => {
      const client = await connect();
      await client.query('BEGIN');
      await expect(client.query('SELECT 1/0')).rejects.toMatchObject({ code: '22012' });
      await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
      await client.query('ROLLBACK');
      expect(await select(client, '1')).toBe(1);
    });

    it('is rolled back when its client is released inside it', async () => {
      const client = await connect();
      await client.query('START TRANSACTION');
      await client.query('INSERT INTO item VALUES (1)');
      client.release();

      expect((await run(pool, 'SELECT * FROM item')).rows).toEqual([]);
    });

    it('is rolled back when its client is released with statements under way', async () => {
      const client = await connect();
      const insert = client.query('BEGIN; INSERT INTO item VALUES (1)');
      client.release();
      await insert;

      expect((await run(pool, 'SELECT * FROM item')).rows).toEqual([]);
    });

    it('refuses statements of a released client, and takes a second release', async () => {
      const client = await connect();
      client.release();
      client.release();
      await expect(client.query('SELECT 1')).rejects.toThrow('not queryable');
    });

    it('ends a deadlock with itself by an error that says why', async () => {
      const impatient = newPool('memory://', 20);
      const owner = await impatient.connect();
      await owner.query('BEGIN');

      await expect(impatient.query('SELECT 1')).rejects.toMatchObject({
        code: 'HANGFIRE_EMBEDDED_DATABASE_BUSY',
        waitedMs: 20,
      });
      await owner.query('COMMIT');
      expect(await select(impatient, '1')).toBe(1);
      await impatient.end();
    });

    it('lets timers run while clients keep the database busy', async () => {
      let isDone = false;
      const timer = new Promise<void>((resolve) => setTimeout(resolve, 1));
      const busy = async (): Promise<void> => {
        while (!isDone) await pool.query('SELECT 1');
      };
      const load = Promise.all([busy(), busy()]);

      await timer;
      isDone = true;
      await load;
    });
  });

  describe('notifications', () => {
    const heardBy = (client: PgliteClient): string[] => {
      const heard: string[] = [];
      client.on('notification', ({ channel, payload }) => heard.push(`${channel}: ${payload}`));
      return heard;
    };

    it('reach the clients that listen to the channel, and those only', async () => {
      const [one, two] = [await connect(), await connect()];
      const [heardByOne, heardByTwo] = [heardBy(one), heardBy(two)];
      await one.query('LISTEN plain; LISTEN "Quoted ""name"""');
      await two.query('LISTEN plain');

      await pool.query(`NOTIFY "Quoted ""name""", 'a'`);
      await pool.query('SELECT pg_notify($1, $2)', ['plain', 'b']);

      expect(heardByOne).toEqual(['Quoted "name": a', 'plain: b']);
      expect(heardByTwo).toEqual(['plain: b']);
    });

    it('are sent by the commit of a transaction, and not by its rollback', async () => {
      const [listening, writer] = [await connect(), await connect()];
      const heard = heardBy(listening);
      await listening.query('LISTEN work');

      await writer.query('BEGIN');
      await writer.query(`NOTIFY work, 'lost'`);
      await writer.query('ROLLBACK');
      await writer.query('BEGIN');
      await writer.query(`NOTIFY work, 'kept'`);
      expect(heard).toEqual([]);
      await writer.query('COMMIT');

      expect(heard).toEqual(['work: kept']);
    });

    it('go on for others when one client stops listening', async () => {
      const [leaving, staying] = [await connect(), await connect()];
      const [heardByLeaving, heardByStaying] = [heardBy(leaving), heardBy(staying)];
      await leaving.query('LISTEN work');
      await staying.query('LISTEN work');

      await leaving.query('UNLISTEN *');
      await pool.query(`NOTIFY work, 'x'`);

      expect(heardByLeaving).toEqual([]);
      expect(heardByStaying).toEqual(['work: x']);
    });

    it('bring notices to the client that caused them', async () => {
      const client = await connect();
      const notices: string[] = [];
      client.on('notice', ({ message }) => notices.push(message));

      await client.query(`DO $$ BEGIN RAISE NOTICE 'mind the gap'; END $$`);

      expect(notices).toEqual(['mind the gap']);
    });
  });
});

describe('A DataSource on PGlite', () => {
  it('connects, commits, rolls back and reports affected rows', async () => {
    const dataSource = new DataSource({
      type: 'postgres',
      driver: createPgliteDriver({ dataDir: 'memory://' }),
    });
    await dataSource.initialize();
    await dataSource.query('CREATE TABLE item (id int PRIMARY KEY)');

    await dataSource.transaction((manager) => manager.query('INSERT INTO item VALUES (1), (2)'));
    const failing = dataSource.transaction(async (manager) => {
      await manager.query('INSERT INTO item VALUES (3)');
      await manager.query('INSERT INTO item VALUES (3)');
    });

    await expect(failing).rejects.toMatchObject({ code: '23505', driverError: { code: '23505' } });
    expect(await dataSource.query('DELETE FROM item RETURNING id')).toEqual([
      [{ id: 1 }, { id: 2 }],
      2,
    ]);
    await dataSource.destroy();
  });
});

describe('Ending the pool', () => {
  it('answers open statements, rolls back open transactions, and tells the clients', async () => {
    const pool = newPool();
    const [owner, listening] = [await pool.connect(), await pool.connect()];
    await owner.query('BEGIN');
    const ended = once(listening, 'end');
    const answer = run(listening, 'SELECT 1 AS a');

    await pool.end();

    expect((await answer).rows).toEqual([{ a: 1 }]);
    await ended;
    await expect(listening.query('SELECT 1')).rejects.toThrow('not queryable');
    await expect(pool.connect()).rejects.toThrow('after calling end');
  });

  it('closes nothing when nothing was opened', async () => {
    await expect(newPool().end()).resolves.toBeUndefined();
  });
});

describe('The server in the process', () => {
  it('says what to install when its package is missing', async () => {
    const cause = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });

    await expect(loadPglite(() => Promise.reject(cause))).rejects.toMatchObject({
      code: 'HANGFIRE_EMBEDDED_DATABASE_MISSING',
      message: expect.stringContaining('npm install @electric-sql/pglite'),
      cause,
    });
  });

  it('refuses everything after a fault of its own', async () => {
    const fault = new Error('unreachable');
    const server = new EmbeddedServer(
      { execProtocolStream: () => Promise.reject(fault), close: () => Promise.resolve() },
      () => undefined,
    );
    const failed = { code: 'HANGFIRE_EMBEDDED_DATABASE_FAILED', cause: fault };

    await expect(server.exchange(new Uint8Array())).rejects.toMatchObject(failed);
    await expect(server.exchange(new Uint8Array())).rejects.toMatchObject(failed);
  });
});
