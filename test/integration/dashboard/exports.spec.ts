import { get } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';
import type { MonitoringStore } from '../../../lib/storage/monitoring/monitoring-store.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob, anEntry } from '../../support/builders.js';
import { DashboardApp } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { Signal } from '../../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

@Injectable()
class CardService {
  charge(_amount: number, _cardNumber: string) {}
}

const JOBS = 450;

const exportsOf = async ({ storage }: DashboardApp) =>
  (await storage.audit.list({ limit: 20 })).entries.map(
    ({ user, subject, details }) => `${user} ${subject} ${details}`,
  );

describe.each([
  { store: 'memory', platform: 'express' },
  { store: 'memory', platform: 'fastify' },
  { store: 'postgres', platform: 'express' },
] as const)('A list of jobs on $store, over $platform', ({ store, platform }) => {
  let app: DashboardApp;
  let database: TestDatabase | undefined;
  let mayView = true;
  let search: MonitoringStore['search'];

  beforeAll(async () => {
    if (store === 'postgres') database = await createTestDatabase();
    const storage = database
      ? ({ type: 'postgres', url: database.url } as const)
      : new MemoryJobStorage();
    app = await DashboardApp.start({
      storage,
      platform,
      providers: [CardService],
      maskedParameters: ['_cardNumber'],
      dashboard: { authorize: () => mayView && { name: 'ada', permissions: ['view'] } },
    });
    const charges = Array.from({ length: JOBS }, (_, n) =>
      aNewJob({ type: 'CardService', method: 'charge', arguments: `[${n},"4000-1234"]` }),
    );
    await app.storage.jobs.createJobs([...charges, aFailedJob()]);
    search = app.storage.monitoring.search.bind(app.storage.monitoring);
  });
  afterEach(() => {
    app.storage.monitoring.search = search;
    mayView = true;
  });
  afterAll(async () => {
    await app.close();
    await database?.drop();
  });

  const addressOf = (query: string) => `${app.origin}/hangfire/api/jobs/export?${query}`;
  const exported = async (query: string) => {
    const response = await fetch(addressOf(query));
    return { headers: response.headers, text: await response.text() };
  };

  it('is exported as NDJSON, all of it, in its order and masked', async () => {
    const { headers, text } = await exported('format=ndjson&q=type:CardService&order=oldest');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="jobs-\d{4}-\d\d-\d\dT\d{6}Z\.ndjson"$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(lines).toHaveLength(JOBS);
    expect(lines[0]).toMatchObject({ type: 'CardService', argumentsLine: '0, •••' });
    expect(lines.at(-1)).toMatchObject({ argumentsLine: `${JOBS - 1}, •••` });
    expect(new Set(lines.map(({ id }) => id)).size).toBe(JOBS);
    expect(text).not.toContain('4000-1234');
  });

  it('is exported as CSV that no spreadsheet takes for formulas', async () => {
    const { headers, text } = await exported('format=csv&state=failed');
    const [beginning = '', line = '', end] = text.split('\r\n');

    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(beginning).toMatch(/^"id","name","type","method","arguments",/);
    expect(line).toMatch(/,"'=HYPERLINK\(""http:\/\/evil""\)"$/);
    expect(line).toContain(`,"'@SUM(1)",`);
    expect(line).toContain(',"Failed",');
    expect(end).toBe('');
  });

  it('is exported as its headers alone, if no job can match', async () => {
    expect((await exported('format=csv&state=failed&q=state:enqueued')).text).toMatch(
      /^\uFEFF?"id",[^\n]+\r\n$/,
    );
    expect((await exported('format=ndjson&q=nobody')).text).toBe('');
    expect((await fetch(addressOf('format=csv'), { method: 'HEAD' })).status).toBe(200);
  });

  it('is told in the audit, with the search, the format and the number of its jobs', async () => {
    const before = await exportsOf(app);
    await exported('format=csv&state=failed');
    await exported('format=ndjson&q=type:CardService');
    await fetch(addressOf('format=csv'), { method: 'HEAD' });
    await app.get('jobs/export?format=xlsx');

    await eventually(async () => (await exportsOf(app)).length === before.length + 2);
    expect((await exportsOf(app)).slice(0, 2)).toEqual([
      `ada type:CardService ndjson, jobs: ${JOBS}`,
      'ada state:failed csv, jobs: 1',
    ]);
  });

  it.each([
    ['q=type:Card', 'query.format'],
    ['format=xlsx', 'query.format'],
    ['format=csv&order=best', 'query.order'],
    ['format=csv&q=typo:x', 'Did you mean'],
    ['format=csv&q=arg:4000', 'arguments are not displayed'],
  ])('is not exported for %s, which gets the reason', async (query, message) => {
    const { status, body } = await app.get(`jobs/export?${query}`);

    expect(status).toBe(422);
    expect(body.message).toContain(message);
  });

  it('is read no further when its reader breaks off', async () => {
    const [begun, closed] = [new Signal(), new Signal()];
    app.app.getHttpServer().once('connection', (socket: Socket) => {
      socket.once('close', () => closed.fire());
    });
    let searches = 0;
    app.storage.monitoring.search = async (wanted, page) => {
      searches += 1;
      const answer = await search(wanted, page);
      if (searches === 2) {
        begun.fire();
        await closed;
      }
      return answer;
    };

    const request = get(addressOf('format=ndjson&q=type:CardService'), { agent: false });
    request.on('response', (response) => response.resume());
    request.on('error', () => {});
    await begun;
    request.destroy();
    await closed;
    // The next portion would have its turn between these.
    for (let turn = 0; turn < 3; turn += 1) await app.get('jobs/count');
    expect(searches).toBe(2);
    const told = await eventually(async () => {
      const [latest = ''] = await exportsOf(app);
      return latest.includes('broken off') && latest;
    });
    // A portion has fewer jobs where the machine is slow.
    expect(told).toMatch(/^ada type:CardService ndjson, broken off, jobs: at most \d{2,3}$/);
  });

  it('breaks off when its reader may no longer read it, or the store goes away', async () => {
    const failures = [
      async () => {
        mayView = false;
      },
      async () => {
        throw new StorageUnavailableError('search jobs', { cause: new Error('away') });
      },
    ];
    for (const fail of failures) {
      mayView = true;
      let searches = 0;
      app.storage.monitoring.search = async (wanted, page) => {
        searches += 1;
        if (searches === 2) await fail();
        return search(wanted, page);
      };
      await expect(exported('format=ndjson&q=type:CardService')).rejects.toThrow();
    }
  });
});

const aFailedJob = () =>
  aNewJob({
    type: '@SUM(1)',
    method: 'run',
    state: 'Failed',
    history: [
      anEntry('Failed', {
        data: { exception: { type: 'Error', message: '=HYPERLINK("http://evil")' }, stack: '' },
      }),
    ],
  });
