import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aNewBatch, aNewJob, anEntry } from '../../support/builders.js';
import { DashboardApp, type Platform } from '../../support/dashboard-app.js';
import { aRecurringJob } from '../../support/recurring-builders.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const MEBIBYTE = 2 ** 20;
/** More than the largest page of anything needs. */
const LARGEST_ANSWER = 1_500_000;

const sevens = (count: number) => Array.from({ length: count }, () => 7);
const cursorOf = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');

const BAD_CURSORS = [
  'x',
  '%',
  '../..',
  'AAAA',
  '\u0000',
  'x'.repeat(2_001),
  'e30',
  ...[null, 1, [], [1], ['jobs'], ['audit', -1], ['audit', '-1'], ['audit', '9'.repeat(30)]].map(
    cursorOf,
  ),
  ...['creation', 'states', 'batches', 'audit', '__proto__'].flatMap((part) =>
    [
      ['x'],
      ['\u0000'],
      ["'; DROP TABLE job; --"],
      ['9999-99-99T99:99:99.999999Z', aJobId()],
      ['2026-01-01T00:00:00.000000Z', 'no id'],
      [aJobId(), aJobId(), aJobId(), aJobId(), aJobId()],
    ].map((key) => cursorOf([part, ...key])),
  ),
];

const BAD_LIMITS = ['0', '-1', '501', '99999', '1e3', '0x10', '1.5', ' 1', 'NaN', '١', '[]', '%00'];

const BAD_SEARCHES = [
  'typo:x',
  'constructor:x',
  'toString:x',
  'type:',
  'type:a type:b',
  'id:42',
  'id:constructor',
  'batch:x',
  'state:a/b',
  'after:999999w',
  'queue:Ü',
  'before:yesterday',
  'before:2026-02-31',
  'before:+275760-09-13',
  'after:99999999999d',
  '"open',
  '"\\"',
  'x'.repeat(2_001),
  'a '.repeat(51),
  'a\u0000b',
  'arg:"\u0000"',
];

/** Strange, and no mistake. */
const ODD_SEARCHES = [
  '%',
  '_',
  '\\',
  "'",
  'a"b',
  '__proto__:x',
  "'; DROP TABLE job; --",
  '[a-',
  '(a+)+$',
  '$1',
  '{0}',
  'https://example.org/?q=1',
  'İstanbul ığüşöç',
  'مرحبا بالعالم',
  '😀👩‍👩‍👧‍👦',
  '\u202Egnp.exe',
  'before:0001-01-02',
  'after:9999-12-31T23:59:59.999Z',
  'before:9999-12-31 after:0002-01-01',
  'state:x,constructor,__proto__',
  'server:x recurring:x queue:x type:x method:x error:x arg:x',
  `id:${Array.from({ length: 10 }, aJobId).join(',')}`,
];

const BAD_BODIES: readonly (readonly [type: string, body: string])[] = [
  ['application/json', '{oops'],
  ['application/json', '[]'],
  ['application/json', '"text"'],
  ['application/json', 'null'],
  ['application/json', '{"action":1}'],
  ['application/json', '{"action":"requeue","ids":[]}'],
  ['application/json', '{"action":"requeue","ids":[{"id":"42","state":"Failed"}]}'],
  ['application/json', '{"action":"requeue","search":{"q":"a\\u0000b"}}'],
  ['application/json', '{"action":"requeue","search":{"q":["a"]}}'],
  ['application/json', '{"action":"requeue","__proto__":{"a":1}}'],
  ['application/json', `{"action":"requeue","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ['application/json', `{"action":"${'x'.repeat(3 * MEBIBYTE)}"}`],
  ['application/json; charset=klingon', '{}'],
  ['application/xml', '<action>requeue</action>'],
  ['text/plain', '{"action":"requeue"}'],
  ['multipart/form-data; boundary=x', '--x--'],
  ['application/octet-stream', '\u0000\u0001'],
  ['nonsense', 'x'],
];

describe.each([
  ['express', 'memory'],
  ['fastify', 'postgres'],
] as const)('On %s and %s', (platform: Platform, store) => {
  let app: DashboardApp;
  let database: TestDatabase | undefined;

  beforeAll(async () => {
    if (store === 'postgres') database = await createTestDatabase();
    const storage = database
      ? ({ type: 'postgres', url: database.url } as const)
      : new MemoryJobStorage();
    app = await DashboardApp.start({ platform, storage });
    await app.storage.jobs.createJobs([aNewJob()], { batches: [aNewBatch()] });
  });
  afterAll(async () => {
    await app.close();
    await database?.drop();
  });

  const answerTo = async (path: string) => {
    const { status, body } = await app.get(path);
    expect([path, JSON.stringify(body).length < LARGEST_ANSWER]).toEqual([path, true]);
    return [status, status < 400 ? 'no code' : body.code];
  };
  const refused = (list: string) =>
    [422, expect.stringMatching(list === 'any' ? /^HANGFIRE_/ : list)] as const;

  it('refuses cursors that no list has', async () => {
    for (const list of ['jobs?state=failed&', 'jobs?', 'batches?', 'audit?']) {
      for (const cursor of BAD_CURSORS) {
        const path = `${list}cursor=${encodeURIComponent(cursor)}`;
        expect([path, await answerTo(path)]).toEqual([path, refused('any')]);
      }
    }
  });

  it('refuses page sizes that no page has', async () => {
    for (const list of ['jobs', 'batches', 'audit']) {
      for (const limit of [...BAD_LIMITS, '1&limit=2']) {
        const path = `${list}?limit=${limit}`;
        expect([path, await answerTo(path)]).toEqual([
          path,
          refused('HANGFIRE_DASHBOARD_INVALID_INPUT'),
        ]);
      }
    }
  });

  it('refuses searches without meaning', async () => {
    for (const search of BAD_SEARCHES) {
      for (const list of ['jobs', 'jobs/count']) {
        const path = `${list}?q=${encodeURIComponent(search)}`;
        expect([path, await answerTo(path)]).toEqual([path, refused('any')]);
      }
    }
  });

  it('searches for strange texts, and finds nothing', async () => {
    for (const search of ODD_SEARCHES) {
      const q = encodeURIComponent(search);
      for (const path of [`jobs?q=${q}`, `jobs?state=failed&q=${q}`, `audit?q=${q}`]) {
        expect([path, await answerTo(path)]).toEqual([path, [200, 'no code']]);
      }
    }
  });

  it('takes neither a list nor an object for a text', async () => {
    for (const query of ['q=a&q=b', 'state=failed&state=deleted', 'cursor=a&cursor=b']) {
      expect([query, await answerTo(`jobs?${query}`)]).toEqual([query, refused('any')]);
    }
    for (const query of ['q[a]=b', 'q[]=b', '__proto__[a]=1', 'constructor=1', 'x=1']) {
      expect([query, await answerTo(`jobs?${query}`)]).toEqual([query, [200, 'no code']]);
    }
  });

  it('has nothing under texts that are no ids', async () => {
    const ids = [
      '42',
      '..%2f..',
      '%2e%2e%2f',
      '%00',
      "'",
      '{}',
      '__proto__',
      'constructor',
      '%F0%9F%98%80',
    ];
    for (const id of [...ids, `${aJobId()}x`, aJobId()]) {
      for (const kind of ['jobs', 'batches', 'bulk-operations', 'recurring-jobs']) {
        const path = `${kind}/${id}`;
        expect([path, await answerTo(path)]).toEqual([path, [404, 'HANGFIRE_DASHBOARD_NOT_FOUND']]);
      }
    }
  });

  it('finds rows with any characters in their ids', async () => {
    const ids = [
      'a/b',
      'a%2Fb',
      '%',
      'a?b#c',
      'ü é ı İ',
      'مرحبا',
      '😀'.repeat(50),
      '__proto__',
      '<b>',
    ];
    for (const id of ids) {
      await app.storage.recurring.change(id, () => aRecurringJob({ id }));
      const query = `?id=${encodeURIComponent(id)}`;

      expect((await app.get(`recurring-jobs/details${query}`)).body).toMatchObject({
        id,
        cron: '0 9 * * *',
      });
      expect((await app.send('PUT', `recurring-jobs/pause${query}`)).body).toEqual({
        changed: true,
      });
      expect((await app.send('DELETE', `recurring-jobs${query}`)).body).toEqual({ changed: true });
    }
  });

  it('refuses bodies without meaning, and changes nothing', async () => {
    for (const [type, body] of BAD_BODIES) {
      const shown = `${type} ${body.slice(0, 60)}`;
      const { token } = (await app.get('session')).body;
      const { status } = await app.fetch('/api/bulk-operations', {
        method: 'POST',
        headers: { 'content-type': type, 'x-hangfire-token': token, origin: app.origin },
        body,
      });
      expect([shown, status >= 400 && status < 500]).toEqual([shown, true]);
    }
    expect((await app.get('bulk-operations')).body).toEqual([]);
  });

  it('refuses methods that a resource does not have', async () => {
    const paths = [
      'session',
      'jobs/count',
      `jobs/${aJobId()}`,
      'queues',
      'overview',
      'live',
      'servers',
    ];
    for (const path of paths) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const { status, body } = await app.send(method, path);
        expect([method, path, status, body.code]).toEqual([
          method,
          path,
          404,
          'HANGFIRE_DASHBOARD_NOT_FOUND',
        ]);
      }
    }
  });

  it.each([
    ['of a mebibyte', JSON.stringify(['x'.repeat(MEBIBYTE)])],
    ['of ten thousand elements', JSON.stringify(sevens(10_000))],
    ['of one list of ten thousand', JSON.stringify([sevens(10_000)])],
    ['that lie in one another a thousand times', nested(1_000)],
    ['that are no list', '"text"'],
    ['that are JSON of something else', '{"a":[-1,-2,99]}'],
    ['of a list of billions', '{"devalue":[[1],[-7,4294967295]]}'],
    ['of lists that share what is in them', sharing(30)],
  ])('shows a job with arguments %s', async (_what, text) => {
    const job = aNewJob({ arguments: text });
    await app.storage.jobs.createJobs([job]);

    expect(await answerTo(`jobs/${job.id}`)).toEqual([200, 'no code']);
    expect((await app.get(`jobs?q=id:${job.id}`)).body.jobs).toMatchObject([{ id: job.id }]);
  });

  it('shows a job whose stack has ten thousand lines, and whose names are in all scripts', async () => {
    const names = ['Iğdır Şubesi', 'مرحبا بالعالم', '日本語', '👩‍👩‍👧‍👦'];
    const stack = Array.from({ length: 10_000 }, (_, line) => `    at line ${line}`).join('\n');
    const exception = { type: names[0], message: names.join(' ') };
    const jobs = names.map((name) =>
      aNewJob({
        type: name,
        method: name,
        state: 'Failed',
        history: [
          anEntry('Processing', { data: { serverId: name } }),
          anEntry('Failed', { data: { exception, stack }, reason: name }),
        ],
      }),
    );
    await app.storage.jobs.createJobs(jobs);

    for (const { id, type } of jobs) {
      const { body } = await app.get(`jobs/${id}`);
      expect(body).toMatchObject({ displayName: `${type}.${type}`, isTypeKnown: false, exception });
      expect(body.attempts[0].exception.details).toContain('at line 1000\n');
      expect(
        (await app.get(`jobs?q=${encodeURIComponent(`type:${type}`)}`)).body.jobs,
      ).toHaveLength(1);
    }
  });

  it('shows values that somebody has written into the store by hand', async () => {
    const wrong = { a: 1 } as unknown as string;
    const job = aNewJob({
      state: 'Failed',
      parameters: { RecurringJobId: wrong, RetryCount: wrong, x: null },
      history: [
        anEntry('Enqueued', { reason: wrong, data: [wrong] as unknown as Record<string, unknown> }),
        anEntry('Processing', { reason: 7 as unknown as string, data: { serverId: wrong } }),
        anEntry('Failed', {
          reason: wrong,
          data: { exception: 'oops', stack: wrong, result: wrong, parentIds: [wrong, 1] },
        }),
      ],
    });
    const typed = aNewJob({
      state: 'Failed',
      history: [anEntry('Failed', { data: { exception: { type: wrong, message: null } } })],
    });
    await app.storage.jobs.createJobs([job, typed]);

    for (const { id } of [job, typed]) {
      expect((await app.get(`jobs/${id}`)).body).toMatchObject({ id, state: 'Failed' });
      expect((await app.get(`jobs?q=id:${id}`)).body.jobs).toMatchObject([{ id }]);
    }
    expect(await answerTo('jobs?state=failed')).toEqual([200, 'no code']);
    expect(await answerTo('overview')).toEqual([200, 'no code']);
  });
});

/** In devalue's encoding: each list holds the next one ten times. */
function sharing(depth: number): string {
  const lists = Array.from({ length: depth }, (_, at) => Array.from({ length: 10 }, () => at + 1));
  return `{"devalue":${JSON.stringify([...lists, 7])}}`;
}

function nested(depth: number): string {
  return `${'['.repeat(depth)}7${']'.repeat(depth)}`;
}
