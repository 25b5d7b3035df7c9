import { createHash, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { JobContext } from '../../lib/job/job-context.js';
import { AnnouncementNames } from '../../lib/storages/sql/events/announcement-names.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp, statesOf } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { watchedStorage } from '../support/watched-storage.js';

const STRANGER = `hangfire_stranger_${process.pid}`;
const QUEUES = ['default', 'payments'];
/** Only a hint can bring anything about early enough for these specs. */
const QUIET = {
  queues: QUEUES,
  heartbeatIntervalMs: 60_000,
  serverTimeoutMs: 200_000,
  cancellationCheckIntervalMs: 60_000,
};
const HOUR = 3_600_000;

let runs: string[];
let isAborted: boolean;
let mayEnd: Signal;

class WorkService {
  work(name: string): void {
    runs.push(name);
  }

  async hold(name: string): Promise<void> {
    runs.push(name);
    JobContext.current().signal.addEventListener('abort', () => {
      isAborted = true;
    });
    await mayEnd;
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let client: HangfireApp;
let server: HangfireApp;
let stranger: pg.Client;
let heard: string[];
/** What the server has asked the store for, and how often. */
let calls: Map<string, number>;

beforeAll(async () => {
  database = await createTestDatabase();
  await execute(`CREATE ROLE ${STRANGER} LOGIN`);
});
beforeEach(async () => {
  runs = [];
  isAborted = false;
  mayEnd = new Signal();
  heard = [];
  calls = new Map();
  client = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    server: false,
  });
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  const storage = watchedStorage(new TypeOrmJobStorage(dataSource), (name, call) => {
    calls.set(name, (calls.get(name) ?? 0) + 1);
    return call();
  });
  server = await HangfireApp.start({ storage, server: QUIET, providers: [WorkService] });
  await client.reaches(await enqueue('first'), 'Succeeded');

  const url = new URL(database.url);
  url.username = STRANGER;
  stranger = new pg.Client({ connectionString: url.href });
  await stranger.connect();
  stranger.on('notification', ({ payload = '' }) => heard.push(payload));
});
afterEach(async () => {
  mayEnd.fire();
  await stranger.end();
  await server.close();
  await client.close();
  await execute('DROP SCHEMA IF EXISTS hangfire, other CASCADE');
});
afterAll(async () => {
  await execute(`DROP ROLE ${STRANGER}`);
  await database.drop();
});

const enqueue = (name: string, queue = 'default') =>
  client.jobs.enqueue(WorkService, (service) => service.work(name), { queue });

async function execute(text: string): Promise<pg.QueryResult> {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  try {
    return await owner.query(text);
  } finally {
    await owner.end();
  }
}

async function serverId(): Promise<string> {
  const [found] = await client.storage.servers.list();
  return found?.id ?? '';
}

const notify = (channel: string, messages: readonly string[]) =>
  stranger.query('SELECT pg_notify($1, message) FROM unnest($2::text[]) AS message', [
    channel,
    messages,
  ]);

/** What version 0.1 has called its channel, and what one would try. */
const computableChannels = [
  'hangfire',
  'nestjs-hangfire',
  `hangfire_${createHash('sha256').update('hangfire').digest('hex').slice(0, 16)}`,
];

/** What nobody can know without a right on the schema. */
async function trueNames(): Promise<AnnouncementNames> {
  const { rows } = await execute('SELECT value FROM hangfire.secret');
  const names = new AnnouncementNames('hangfire');
  names.learn(rows[0].value);
  return names;
}

/** One of each kind, of somebody whom nobody knows. */
function forgeries(names: AnnouncementNames, id: string): string[] {
  const origin = randomBytes(4).toString('hex');
  const own = names.hashOf('server', id);
  const nowMs = Date.now();
  return [
    `stop:${own}`,
    `taken-away:${own}`,
    ...QUEUES.map((queue) => `ready:${names.hashOf('queue', queue)}`),
    ...[0, 1, nowMs, nowMs + 1, nowMs + HOUR, 8.64e15].map((at) => `scheduled:${at}`),
    'queues',
    'recurring',
    'continuations',
    'batches',
    'resumed',
    'echo',
    'scheduled:99999999999999999999',
    'scheduled:NaN',
    'ready:constructor',
    '__proto__',
  ].map((text) => `${origin}:${text}`);
}

describe('a role without any right on the schema', () => {
  it('hears nothing on channels that can be computed', async () => {
    for (const channel of computableChannels) await stranger.query(`LISTEN "${channel}"`);
    await client.reaches(await enqueue('second'), 'Succeeded');
    await client.storage.queues.pause('payments', 'Ada');
    await stranger.query('SELECT 1');

    expect(heard).toEqual([]);
  });

  it('cannot read the secret in the name of the channel', async () => {
    await expect(stranger.query('SELECT value FROM hangfire.secret')).rejects.toThrow(
      'permission denied',
    );
  });

  it('keeps no process from starting, migrating and finishing jobs, whatever advisory locks it holds', async () => {
    await stranger.query(`
      SELECT pg_advisory_lock(hashtext('nestjs-hangfire'), hashtext(name)),
             pg_advisory_lock(hashtext(format('"%s"."finished_job"', name)))
        FROM unnest(ARRAY['hangfire', 'other']) AS schema(name)`);
    for (const schema of ['hangfire', 'other']) {
      const storage = { type: 'postgres', url: database.url, schema } as const;
      const app = await HangfireApp.start({ storage, providers: [WorkService] });
      const id = await app.jobs.enqueue(WorkService, (service) => service.work(schema));
      await app.reaches(id, 'Succeeded');
      await app.close();
    }
  });

  it('stops no server by sending on these channels', async () => {
    const id = await serverId();
    const old = JSON.stringify({ origin: 'x', event: { kind: 'stop', serverId: id } });
    const forged = [old, ...forgeries(await trueNames(), id)];
    for (const channel of computableChannels) await notify(channel, forged);

    await client.reaches(await enqueue('second'), 'Succeeded');
    expect(server.logger.has('log', 'Server was asked to stop')).toBe(false);
  });
});

describe('a stranger who has learned the name of the channel', () => {
  it('hears no names and no ids', async () => {
    const { channel } = await trueNames();
    await stranger.query(`LISTEN "${channel}"`);
    const later = await client.jobs.schedule(WorkService, (it) => it.work('later'), { hours: 1 });
    const id = await enqueue('second', 'payments');
    await client.reaches(id, 'Succeeded');
    await client.storage.queues.pause('payments', 'Ada');
    await client.storage.servers.requestStop(await serverId());
    await eventually(() => heard.some((text) => text.includes(':stop:')));

    expect(heard.length).toBeGreaterThan(3);
    const known = ['payments', 'default', 'Ada', 'hangfire', 'WorkService', `${id}`, `${later}`];
    for (const name of known) expect(heard.join('\n')).not.toContain(name);
    for (const text of heard) expect(text).toMatch(/^[0-9a-f]{8}:[a-z-]+(:[0-9a-f]+)?$/);
  });

  it('stops no server, pauses no queue, takes no lease, and has no job run early or twice', async () => {
    const held = await client.jobs.enqueue(WorkService, (it) => it.hold('held'));
    await eventually(() => runs.includes('held'));
    await client.jobs.schedule(WorkService, (it) => it.work('early'), { hours: 1 });
    const names = await trueNames();
    const id = await serverId();
    for (let round = 0; round < 30; round += 1) await notify(names.channel, forgeries(names, id));
    await eventually(() => calls.has('queues.findLostLeases'));
    const soon = await client.jobs.schedule(WorkService, (it) => it.work('soon'), {
      milliseconds: 300,
    });
    await client.reaches(soon, 'Succeeded');
    await client.reaches(await enqueue('paid', 'payments'), 'Succeeded');
    mayEnd.fire();

    expect(statesOf(await client.reaches(held, 'Succeeded'))).toEqual([
      'Enqueued',
      'Processing',
      'Succeeded',
    ]);
    expect(isAborted).toBe(false);
    expect(runs).toEqual(['first', 'held', 'soon', 'paid']);
    expect(await client.storage.servers.list()).toMatchObject([{ isStopping: false }]);
    expect(await client.storage.queues.pausedQueues()).toEqual([]);
  });

  it('causes only a few looks at the store a second, however much is sent', async () => {
    const held = await client.jobs.enqueue(WorkService, (it) => it.hold('held'));
    await eventually(() => runs.includes('held'));
    const names = await trueNames();
    const id = await serverId();
    const before = new Map(calls);
    const startedMs = performance.now();
    let sent = 0;
    while (performance.now() - startedMs < 3_000) {
      const forged = forgeries(names, id);
      await notify(names.channel, forged);
      sent += forged.length;
    }
    await client.reaches(await enqueue('second'), 'Succeeded');

    const seconds = (performance.now() - startedMs) / 1_000;
    const looks = [...calls].map(
      ([name, count]) => [name, count - (before.get(name) ?? 0)] as const,
    );
    // Twenty in a row, then five a second; where one is under way, one more. A turn asks twice at most.
    const tooMany = looks.filter(([, count]) => count > 2 * (25 + 10 * seconds));
    expect(sent).toBeGreaterThan(1_000);
    expect(tooMany).toEqual([]);
    mayEnd.fire();
    await client.reaches(held, 'Succeeded');
    expect(runs).toEqual(['first', 'held', 'second']);
  });
});

describe('a server that is asked to stop through the store', () => {
  it('stops within moments, although it believes no announcement', async () => {
    await client.storage.servers.requestStop(await serverId());

    await eventually(async () => (await client.storage.servers.list()).length === 0, {
      withinMs: 5_000,
    });
    expect(server.logger.has('log', 'Server was asked to stop')).toBe(true);
  });
});
