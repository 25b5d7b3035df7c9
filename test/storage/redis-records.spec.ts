import { describe, expect, it } from '@jest/globals';
import {
  aProblem,
  openSubjects,
  report,
  reportOnly,
} from '../../lib/conformance/problems/problem-scenarios.js';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { HOUR, MINUTE } from '../../lib/conformance/support/durations.js';
import type { NewBulkOperation } from '../../lib/storage/bulk/bulk-store.js';
import { REPLACE_MEASUREMENTS } from '../../lib/storages/redis/measurements/measurements.lua.js';
import { RedisMeasurementStore } from '../../lib/storages/redis/measurements/redis-measurement-store.js';
import { aJobId } from '../support/builders.js';
import { onRedis } from '../support/on-redis.js';
import type { RedisStores } from '../support/redis-stores.js';

let stores: RedisStores;
let store: StoreUnderTest;
let other: StoreUnderTest;

onRedis(async (given) => {
  stores = given;
  store = await stores.open();
  other = await stores.open();
});

describe('Measurements on Redis', () => {
  const from = new Date(Date.UTC(2024, 1, 28));
  const before = new Date(Date.UTC(2024, 1, 29));
  const merge = (_: string, bodies: readonly string[]) => bodies.join('');
  const add = (...bodies: readonly string[]) =>
    store.storage.measurements.add(
      bodies.map((body) => ({ id: aJobId(), series: 'methods', from, body })),
    );
  const read = async () =>
    (await store.storage.measurements.read(['methods'], from)).map(
      ({ level, body }) => `${level} ${body}`,
    );

  it('are as they were when a process dies before it has folded them', async () => {
    await add('a', 'b');
    const dying = stores.dyingBefore(REPLACE_MEASUREMENTS);
    void new RedisMeasurementStore(dying).fold({ level: 'part', before, merge });
    await dying.dies;

    expect((await read()).toSorted()).toEqual(['part a', 'part b']);
  });

  it('are merged again when another process has folded them meanwhile', async () => {
    await add('a');
    let folding: Promise<void> | undefined;
    await store.storage.measurements.fold({
      level: 'part',
      before,
      merge: (series, bodies) => {
        folding ??= other.storage.measurements.fold({ level: 'part', before, merge });
        return merge(series, bodies);
      },
    });
    await folding;

    expect(await read()).toEqual(['minute a']);
  });

  it('are folded in pieces when they are large', async () => {
    const body = 'x'.repeat(700_000);
    await add(body, body, body, body, body);
    await store.storage.measurements.fold({ level: 'part', before, merge });

    const [folded = ''] = await read();
    expect(folded).toHaveLength('minute '.length + 5 * body.length);
  });

  it('may be split into their own series, too', async () => {
    await add('ab');
    await store.storage.measurements.fold({ level: 'part', before, merge });
    await store.storage.measurements.split({
      series: 'methods',
      level: 'minute',
      before,
      split: (body) =>
        [...body].map((letter) => ({ series: letter === 'a' ? 'methods' : 'of-b', body: letter })),
      merge,
    });

    expect(await read()).toEqual(['minute a']);
  });

  it('leave nothing behind when they are forgotten', async () => {
    await add('a', 'b');
    await store.storage.measurements.fold({ level: 'part', before, merge });
    await store.storage.measurements.forget('minute', before);

    expect(await stores.byHand.keys(stores.key('*methods*'))).toEqual([]);
    expect(await stores.byHand.keys(stores.key('measured:*'))).toEqual([]);
  });
});

describe('Problems on Redis', () => {
  const key = { kind: 'queue-stuck', subject: 'mail' };

  it('are reported in any number', async () => {
    const subjects = Array.from({ length: 450 }, (_, n) => `queue-${n}`);
    await report(
      store,
      subjects.map((subject) => aProblem(subject)),
    );
    expect(await openSubjects(store)).toHaveLength(200);

    await reportOnly(store, []);
    expect(await store.storage.problems.listClosed(10_000)).toHaveLength(450);
  });

  it('are reported by versions with any characters', async () => {
    await store.storage.problems.mute({
      ...key,
      by: '\ud800',
      isLasting: true,
      versions: ['\ud800'],
    });
    await reportOnly(store, [aProblem()], {
      versions: ['\ud800"\n'],
      undecided: ['queue-stuck', '\ud800'],
    });

    expect(await openSubjects(store)).toEqual(['mail']);
    expect(await store.storage.problems.listMutes()).toEqual([]);
  });

  it('may be muted for no version at all', async () => {
    await store.storage.problems.mute({ ...key, by: 'Ada', isLasting: true, versions: [] });
    expect(await store.storage.problems.listMutes()).toMatchObject([{ versions: [] }]);
  });

  it('go on where somebody has written mutes and facts by hand', async () => {
    await report(store, [aProblem()]);
    const [id = ''] = await stores.byHand.hvals(stores.key('openProblems'));
    await stores.byHand.hset(stores.key(`problem:${id}`), {
      facts: '[',
      seen: 'x',
      toldUntil: 'y',
    });
    await stores.byHand.hset(stores.key('mutes'), {
      '["queue-stuck","mail"]': 'no JSON',
      odd: '[]',
    });

    expect(await store.storage.problems.listOpen()).toMatchObject([{ id, facts: {} }]);
    expect(await store.storage.problems.takeNotices(HOUR)).toMatchObject([{ event: 'opened' }]);
    await reportOnly(store, []);
    expect(await openSubjects(store)).toEqual([]);
    expect(await store.storage.problems.listMutes()).toEqual([]);
  });
});

describe('The audit on Redis', () => {
  const record = (subject: string) =>
    store.storage.audit.record({ user: 'Ada', action: 'job.requeue', subject });
  /** Older entries than all others, under the numbers from 1 on. */
  async function manyByHand(count: number) {
    const ids = Array.from({ length: count }, (_, n) => n + 1);
    const text = `1 ${JSON.stringify({ user: 'Bob', action: 'job.delete', subject: 'x' })}`;
    await stores.byHand.zadd(stores.key('audit'), ...ids.flatMap((id) => [id, id]));
    await stores.byHand.hset(stores.key('auditEntries'), ...ids.flatMap((id) => [id, text]));
    await stores.byHand.set(stores.key('auditId'), count);
  }

  it('is searched in pages, though nothing is found in many of them', async () => {
    await record('first');
    await manyByHand(20_500);
    await stores.byHand.hset(stores.key('auditEntries'), 1, `1 {"subject":"first"}`);

    const first = await store.storage.audit.list({ limit: 10, words: ['first'] });
    expect(first.entries).toEqual([]);
    const next = await store.storage.audit.list({
      limit: 10,
      words: ['first'],
      cursor: first.next,
    });
    expect(next).toMatchObject({ entries: [{ id: '1', subject: 'first' }] });
    expect(next.next).toBeUndefined();
  });

  it('forgets entries in any number, and no others', async () => {
    await manyByHand(2_500);
    await record('kept');
    await store.maintenance.removeExpired({});

    const { entries } = await store.storage.audit.list({ limit: 10 });
    expect(entries.map(({ subject }) => subject)).toEqual(['kept']);
    expect(await stores.byHand.hlen(stores.key('auditEntries'))).toBe(1);
  });

  it('lists an entry that somebody has written by hand', async () => {
    await record('1');
    await stores.byHand.hset(stores.key('auditEntries'), 1, 'nonsense');

    const { entries } = await store.storage.audit.list({ limit: 10 });
    expect(entries).toMatchObject([{ id: '1', user: '', subject: '' }]);
  });
});

describe('Bulk operations on Redis', () => {
  async function created(): Promise<NewBulkOperation> {
    const operation: NewBulkOperation = {
      id: aJobId(),
      action: 'requeue',
      search: {},
      searchText: '',
      startedAt: store.ago(0),
      startedBy: 'Ada',
      expected: 1,
      isExpectedExact: true,
    };
    await store.storage.bulk.create(operation);
    return operation;
  }

  it('keep the ids of their jobs, each once, up to a number', async () => {
    const { id } = await created();
    const [first, second] = [aJobId(), aJobId()];
    const noted = stores.key(`bulkJobs:${id}`);
    await store.storage.bulk.note(id, [first, second]);
    await store.storage.bulk.note(id, [second, 'no id']);
    expect(await stores.byHand.zrange(noted, 0, -1)).toEqual([first, second].toSorted());

    await store.storage.bulk.note(
      id,
      Array.from({ length: 9_999 }, () => aJobId()),
    );
    await store.storage.bulk.note(id, [first]);
    expect(await stores.byHand.exists(noted)).toBe(0);
  });

  it('note nothing for an operation that there is not', async () => {
    const id = aJobId();
    await store.storage.bulk.note(id, [aJobId()]);

    expect(await stores.byHand.exists(stores.key(`bulkJobs:${id}`))).toBe(0);
  });

  it('go on where somebody has written times and numbers by hand', async () => {
    const { id } = await created();
    const texts = { touched: 'x', resumeAt: 'y', changed: 'z', search: '{' };
    await stores.byHand.hset(stores.key(`bulk:${id}`), texts);

    expect(await store.storage.bulk.take(MINUTE)).toMatchObject({
      id,
      changed: 0,
      search: undefined,
    });
  });

  it('leave nothing behind when they are removed', async () => {
    const { id } = await created();
    await store.storage.bulk.note(id, [aJobId()]);
    const endedAt = store.ago(1_000 * HOUR);
    await store.storage.bulk.progress(id, { changed: 1, skipped: 0, endedAt });
    await store.maintenance.removeExpired({ auditRetentionMs: HOUR });

    expect(await stores.byHand.keys(stores.key('*ulk*'))).toEqual([]);
  });
});
