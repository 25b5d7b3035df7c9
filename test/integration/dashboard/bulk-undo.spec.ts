import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DoNotRetryError } from '../../../lib/job/errors/do-not-retry-error.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aJobId } from '../../support/builders.js';
import { DashboardApp } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';

let runs: string[] = [];

@Injectable()
class LetterService {
  send(name: string) {
    runs.push(name);
    if (name === 'bad') throw new Error('No such address');
  }
}

let app: DashboardApp;
let storage: MemoryJobStorage;
afterEach(async () => {
  runs = [];
  await app.close();
});

async function start(server: object | false = false): Promise<void> {
  storage = new MemoryJobStorage();
  app = await DashboardApp.start({ storage, server, providers: [LetterService] });
}

const ended = (id: string) =>
  eventually(async () => {
    const operation = await storage.bulk.find(id);
    return operation?.endedAt !== undefined && operation;
  });

async function run(action: string, q: string) {
  const { body } = await app.send('POST', 'bulk-operations', { action, search: { q } });
  await ended(body.id);
  return body.id as string;
}

async function undo(id: string) {
  const { status, body } = await app.send('POST', `bulk-operations/${id}/undos`);
  expect(status).toBe(201);
  return ended(body.id);
}

const stateOf = async (id: string | null) => (await app.jobs.get(id))?.state;

async function partsOf(id: string) {
  const { body } = await app.get(`bulk-operations/${id}/outcome`);
  return Object.fromEntries(
    body.parts.map((part: { outcome: string; count: { count: number } }) => [
      part.outcome,
      part.count.count,
    ]),
  );
}

describe('The undo of a bulk deletion', () => {
  it('brings each job back into the state that it was deleted from', async () => {
    await start();
    const ready = await app.jobs.enqueue(LetterService, (letters) => letters.send('a'));
    const at = new Date(Date.now() + 3_600_000);
    const later = await app.jobs.schedule(LetterService, (letters) => letters.send('b'), at);
    const id = await run('delete', 'type:Letter');
    expect([await stateOf(ready), await stateOf(later)]).toEqual(['Deleted', 'Deleted']);

    expect(await undo(id)).toMatchObject({ action: 'restore', changed: 2, skipped: 0 });
    expect(await stateOf(ready)).toBe('Enqueued');
    const history = (await app.jobs.get(later))?.history.at(-1);
    expect(history).toMatchObject({
      state: 'Scheduled',
      reason: 'Brought back by somebody in the dashboard',
      data: { enqueueAt: at.toISOString() },
    });
    expect((await app.get('audit')).body.entries[0]).toMatchObject({
      action: 'bulk.restore',
      details: `state:deleted bulk:${id}`,
      operation: { changed: 2 },
    });
  });

  it('brings back failed and succeeded jobs without running or counting them again', async () => {
    await start({ pollingIntervalMs: 20 });
    const good = await app.jobs.enqueue(LetterService, (letters) => letters.send('good'));
    const bad = await app.jobs.create(
      LetterService,
      (letters) => letters.send('bad'),
      new FailedState(new DoNotRetryError('Lost')),
    );
    await eventually(async () => (await stateOf(good)) === 'Succeeded');
    const counted = async () => (await app.get('history')).body;
    const before = await counted();
    const id = await run('delete', 'type:Letter');

    expect(await undo(id)).toMatchObject({ changed: 2 });
    expect([await stateOf(good), await stateOf(bad)]).toEqual(['Succeeded', 'Failed']);
    expect(runs).toEqual(['good']);
    const { body } = await app.get(`jobs/${bad}`);
    expect(JSON.stringify(body)).toContain('Lost');
    const sum = (history: { points?: { succeeded: number }[] }) =>
      history.points?.reduce((total, { succeeded }) => total + succeeded, 0);
    expect(sum(await counted())).toBe(sum(before));
  });

  it('leaves alone what was deleted again by hand, and what has moved on', async () => {
    await start();
    const again = await app.jobs.enqueue(LetterService, (letters) => letters.send('a'));
    const moved = await app.jobs.enqueue(LetterService, (letters) => letters.send('b'));
    const id = await run('delete', 'type:Letter');
    await app.jobs.requeue(again);
    await app.jobs.delete(again);
    await app.jobs.requeue(moved);

    expect(await undo(id)).toMatchObject({ changed: 0, skipped: 1 });
    expect([await stateOf(again), await stateOf(moved)]).toEqual(['Deleted', 'Enqueued']);
  });

  it('leaves jobs that were waiting for others deleted', async () => {
    await start();
    const parent = await app.jobs.enqueue(LetterService, (letters) => letters.send('a'));
    const child = await app.jobs.continueWith(parent, LetterService, (letters) =>
      letters.send('b'),
    );
    const id = await run('delete', 'state:awaiting');

    expect(await undo(id)).toMatchObject({ changed: 0, skipped: 1 });
    expect(await stateOf(child)).toBe('Deleted');
  });

  it('changes nothing the second time', async () => {
    await start();
    await app.jobs.enqueue(LetterService, (letters) => letters.send('a'));
    const id = await run('delete', 'type:Letter');

    expect(await undo(id)).toMatchObject({ changed: 1 });
    expect(await undo(id)).toMatchObject({ changed: 0, skipped: 0 });
  });

  it('is refused for other operations, for unknown ones, and without the permission to requeue', async () => {
    await start();
    await app.jobs.enqueue(LetterService, (letters) => letters.send('a'));
    const requeued = await run('requeue', 'type:Letter');
    expect(await app.send('POST', `bulk-operations/${requeued}/undos`)).toMatchObject({
      status: 409,
      body: { code: 'HANGFIRE_DASHBOARD_NOT_UNDOABLE' },
    });
    expect((await app.send('POST', `bulk-operations/${aJobId()}/undos`)).status).toBe(404);

    const deleter = { name: 'eve', permissions: ['view', 'delete'] as const };
    const other = await DashboardApp.start({ storage, dashboard: { authorize: () => deleter } });
    expect((await other.send('POST', `bulk-operations/${requeued}/undos`)).status).toBe(403);
    await other.close();
  });
});

describe('The outcome of a bulk operation', () => {
  it('says what has become of its jobs, with a search for each', async () => {
    await start({ pollingIntervalMs: 20 });
    const far = new Date(Date.now() + 3_600_000);
    for (const name of ['a', 'b', 'bad']) {
      await app.jobs.schedule(LetterService, (letters) => letters.send(name), far);
    }
    const other = await app.jobs.schedule(LetterService, (letters) => letters.send('c'), far);
    await app.jobs.delete(other);
    const id = await run('requeue', 'state:scheduled');

    await eventually(async () => (await partsOf(id)).succeeded === 2);
    await eventually(async () => (await partsOf(id)).waiting === 1);
    expect(await partsOf(id)).toMatchObject({ failed: 0, processing: 0, deleted: 0 });
    const { body } = await app.get(`bulk-operations/${id}/outcome`);
    expect(body.jobs).toEqual({ count: 3, isExact: true });
    const [succeeded] = body.parts;
    expect(succeeded.search).toBe(`state:succeeded bulk:${id}`);
    const found = await app.get(`jobs?q=${encodeURIComponent(succeeded.search)}`);
    expect(found.body.jobs).toHaveLength(2);
  });

  it('is unknown for an operation that does not exist', async () => {
    await start();
    expect((await app.get(`bulk-operations/${aJobId()}/outcome`)).status).toBe(404);
    expect((await app.get('jobs?q=bulk:nonsense')).status).toBe(422);
  });
});
