import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { BulkOperationAnswer } from '../../../lib/dashboard/answers/changes.js';
import type { JobRecord } from '../../../lib/storage/jobs/records.js';
import { type CompiledLibrary, compileLibrary } from '../../support/compiled-library.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { DashboardProcess } from '../support/dashboard-process.js';
import { Ledger } from '../support/ledger.js';
import { report } from '../support/report.js';

const OTHERS = 500;
const DELETED = 300;
/** What a killed process may have changed and not counted. */
const CHUNK = 200;
/** Two processes that run jobs on a machine that does other things as well. */
const PATIENCE_MS = 180_000;
const CONCURRENCY = 50;
const search = { state: 'Failed', q: 'type:Mended error:refused' };
const REASON = 'Requeued by ada in a bulk operation';

/** What the jobs look like from here; the processes have the real one. */
class MendedService {
  connect(_number: number): void {}
  write(_number: number): void {}
}

let library: CompiledLibrary;
let database: TestDatabase;
let ledger: Ledger;
let client: HangfireApp;
let dashboards: [DashboardProcess, DashboardProcess];

const start = (server: object | false = { workerCount: 10 }) =>
  DashboardProcess.start({ library, url: database.url, server });
const range = (length: number) => Array.from({ length }, (_, index) => index);

beforeAll(() => {
  library = compileLibrary();
});

beforeEach(async () => {
  database = await createTestDatabase();
  ledger = new Ledger(database.url);
  await ledger.create();
  const storage = { type: 'postgres', url: database.url } as const;
  client = await HangfireApp.start({ storage, server: false });
});
afterEach(async () => {
  await Promise.all(dashboards.map((dashboard) => dashboard.kill()));
  await client.close();
  await ledger.close();
  await database.drop();
});

const countsAre = (expected: Readonly<Record<string, number>>) =>
  eventually(
    async () => {
      const { byState } = await client.jobs.countByState();
      return Object.entries(expected).every(([state, count]) => byState[state] === count);
    },
    { withinMs: PATIENCE_MS },
  );

/** Jobs that have run once, and failed: the ids of those that match the search, and of the others. */
async function failedJobs(count: number): Promise<{ matching: string[]; others: string[] }> {
  const { jobs } = client;
  const matching = await jobs.enqueueMany(MendedService, range(count), (service, number) =>
    service.connect(number),
  );
  const others = await jobs.enqueueMany(MendedService, range(OTHERS), (service, number) =>
    service.write(count + number),
  );
  await countsAre({ Failed: count + OTHERS });
  return { matching: matching as string[], others: others as string[] };
}

async function requeueAll(dashboard: DashboardProcess): Promise<BulkOperationAnswer> {
  const { status, body } = await dashboard.send('POST', 'bulk-operations', {
    action: 'requeue',
    search,
  });
  expect(status).toBe(201);
  return body;
}

/** Another small operation, after which the process looks for whatever else there is to do. */
async function wakeUp(dashboard: DashboardProcess): Promise<void> {
  const nothing = { action: 'delete', search: { q: 'type:Nothing' } };
  expect((await dashboard.send('POST', 'bulk-operations', nothing)).status).toBe(201);
}

const seenAt = (
  dashboard: DashboardProcess,
  id: string,
  look: (it: BulkOperationAnswer) => boolean,
) =>
  eventually(
    async () => {
      const { body } = await dashboard.get(`bulk-operations/${id}`);
      return look(body) && (body as BulkOperationAnswer);
    },
    { withinMs: PATIENCE_MS },
  );

async function read(ids: readonly string[]): Promise<JobRecord[]> {
  const records: (JobRecord | undefined)[] = [];
  for (let at = 0; at < ids.length; at += CONCURRENCY) {
    const some = ids.slice(at, at + CONCURRENCY);
    records.push(...(await Promise.all(some.map((id) => client.storage.jobs.findJob(id)))));
  }
  return records.filter((record) => record !== undefined);
}

const requeues = ({ history }: JobRecord) =>
  history.filter(({ state, reason }) => state === 'Enqueued' && reason === REASON).length;
const statesOf = ({ history }: JobRecord) => history.map(({ state }) => state).join(' ');
const told = (record: JobRecord) => `${record.id}: ${statesOf(record)}`;
/** How often each number ran. */
async function runs(): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const { number } of await ledger.lines()) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

describe('Failed jobs that match a search', () => {
  it('are requeued once each, 10,000 of them, while two servers run them and somebody deletes some', async () => {
    dashboards = await Promise.all([start(), start()]);
    const { matching, others } = await failedJobs(10_000);
    const startedMs = performance.now();
    const operation = await requeueAll(dashboards[0]);
    // Both of them are awake now, and may take it.
    await wakeUp(dashboards[1]);
    // The first ones to fail are the last ones to be requeued.
    for (const id of matching.slice(0, DELETED)) await client.jobs.delete(id);
    const { changed } = await seenAt(dashboards[1], operation.id, (it) => it.endedAt !== undefined);
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    await countsAre({ Enqueued: 0, Processing: 0 });
    report(
      `${changed} of ${matching.length} jobs requeued in ${seconds} s, ${DELETED} of them deleted`,
    );

    const [records, untouched] = [await read(matching), await read(others)];
    const [deleted, kept] = [records.slice(0, DELETED), records.slice(DELETED)];
    const counts = await runs();
    const wrong = kept.filter((record, index) => {
      const number = DELETED + index;
      const end = number % 2 === 0 ? 'Succeeded' : 'Failed';
      const went = `Enqueued Processing Failed Enqueued Processing ${end}`;
      return statesOf(record) !== went || requeues(record) !== 1 || counts.get(number) !== 2;
    });
    expect(wrong.map(told)).toEqual([]);
    const revived = deleted.filter((it) => it.state !== 'Deleted' || requeues(it) > 1);
    expect(revived.map(told)).toEqual([]);
    const touched = untouched.filter((it) => statesOf(it) !== 'Enqueued Processing Failed');
    expect(touched.map(told)).toEqual([]);
    expect(records.reduce((sum, record) => sum + requeues(record), 0)).toBe(changed);
    const { entries } = (await dashboards[1].get(`audit?q=${operation.id}`)).body;
    expect(entries).toMatchObject([
      { user: 'ada', action: 'bulk.requeue', details: `state:failed ${search.q}` },
    ]);
  }, 360_000);

  it('are requeued once each when the process of the operation is killed', async () => {
    dashboards = await Promise.all([start(false), start()]);
    const { matching, others } = await failedJobs(2_000);
    const [doomed, survivor] = dashboards;
    const operation = await requeueAll(doomed);
    await seenAt(survivor, operation.id, ({ changed }) => changed > 0);
    await doomed.kill();
    const { changed, endedAt } = (await survivor.get(`bulk-operations/${operation.id}`)).body;
    expect(endedAt).toBeUndefined();

    await pretendAMinuteHasPassed(database.url);
    await wakeUp(survivor);
    const ended = await seenAt(survivor, operation.id, (it) => it.endedAt !== undefined);
    await countsAre({ Enqueued: 0, Processing: 0 });
    report(`Killed after ${changed} of ${matching.length} jobs, gone on with to ${ended.changed}`);

    const counts = await runs();
    const wrong = (await read(matching)).filter(
      (record, number) => requeues(record) !== 1 || counts.get(number) !== 2,
    );
    expect(wrong.map(told)).toEqual([]);
    const touched = (await read(others)).filter((record) => requeues(record) > 0);
    expect(touched.map(told)).toEqual([]);
    expect(ended.changed).toBeGreaterThanOrEqual(matching.length - CHUNK);
    expect(ended.changed).toBeLessThanOrEqual(matching.length);
  }, 360_000);
});

/** The time after which a process that does not go on with an operation counts as gone. */
async function pretendAMinuteHasPassed(url: string): Promise<void> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    await connection.query(
      "UPDATE hangfire.bulk_operation SET touched_at = touched_at - interval '1 minute'",
    );
  } finally {
    await connection.end();
  }
}
