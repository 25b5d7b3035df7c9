import { describe, expect, it } from '@jest/globals';
import { attemptsOf } from '../../../lib/dashboard/api/mapping/attempts.js';
import { historyAnswerOf } from '../../../lib/dashboard/api/mapping/history-answer.js';
import { jobAnswerOf } from '../../../lib/dashboard/api/mapping/job-answer.js';
import { jobRowOf, summaryOf } from '../../../lib/dashboard/api/mapping/job-row.js';
import { searchOf } from '../../../lib/dashboard/api/requests/search-request.js';
import { Disclosure } from '../../../lib/dashboard/display/disclosure.js';
import { Masking } from '../../../lib/job/display/masking.js';
import { HandlerCatalog } from '../../../lib/job/handlers/handler-catalog.js';
import { serializeResult } from '../../../lib/job/serialization/result-serializer.js';
import type { HistoryEntry, JobRecord } from '../../../lib/storage/jobs/records.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);
const entry = (state: string, seconds: number, data = {}, reason?: string): HistoryEntry => ({
  state,
  at: at(seconds),
  data,
  reason,
});
const failure = (message: string, stack = 'Error: at x') => ({
  exception: { type: 'Error', message },
  stack,
});

const aRecord = (given: Partial<JobRecord> = {}): JobRecord => ({
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  type: 'EmailService',
  method: 'send',
  arguments: '[42]',
  queue: 'default',
  priority: 0,
  state: 'Enqueued',
  isFinished: false,
  attempt: 0,
  parameters: {},
  history: [entry('Enqueued', 0)],
  createdAt: at(0),
  ...given,
});
const disclosing = ({ displayArguments = true, masked = [] as string[] } = {}) =>
  new Disclosure(new HandlerCatalog(new Masking(masked)), { displayArguments });
const noLinks = {
  parents: [],
  continuations: [],
  hasMoreParents: false,
  hasMoreContinuations: false,
};
const answerOf = (record: JobRecord, disclosure = disclosing()) =>
  jobAnswerOf(record, noLinks, disclosure);

describe('Attempts', () => {
  const history = [
    entry('Enqueued', 0),
    entry('Processing', 1, { serverId: 's1' }),
    entry('Failed', 3, failure('first')),
    entry('Scheduled', 3),
    entry('Enqueued', 9),
    entry('Processing', 10, { serverId: 's2' }),
    entry('Succeeded', 12),
    entry('Enqueued', 20),
    entry('Processing', 21, { serverId: 's3' }),
  ];

  it('begin with Processing and end with the next entry', () => {
    expect(attemptsOf(history, 3)).toEqual([
      {
        number: 1,
        serverId: 's1',
        startedAt: at(1).getTime(),
        endedAt: at(3).getTime(),
        state: 'Failed',
        exception: { type: 'Error', message: 'first', details: 'Error: at x' },
      },
      {
        number: 2,
        serverId: 's2',
        startedAt: at(10).getTime(),
        endedAt: at(12).getTime(),
        state: 'Succeeded',
      },
      { number: 3, serverId: 's3', startedAt: at(21).getTime(), state: 'Processing' },
    ]);
  });

  it('are counted from the last one, because the oldest may be gone', () => {
    expect(attemptsOf(history, 120).map(({ number }) => number)).toEqual([118, 119, 120]);
  });

  it('show causes and inner errors, without masked fields', () => {
    const inner = {
      type: 'TypeError',
      message: 'inner',
      code: 'E',
      stack: 'at y',
      fields: { n: 1 },
    };
    const exception = {
      type: 'Error',
      message: 'outer',
      fields: { table: 'orders', apiKey: 'secret' },
      cause: { ...inner, cause: { type: 'Error', message: 'root' } },
      errors: [inner, 'damaged'],
    };
    const failed = [entry('Processing', 1), entry('Failed', 2, { exception, stack: 'at x' })];
    const answer = { code: 'E', details: 'at y', fields: { n: '1' } };

    expect(attemptsOf(failed, 1, new Masking(['apiKey']))[0]?.exception).toEqual({
      type: 'Error',
      message: 'outer',
      details: 'at x',
      fields: { table: 'orders', apiKey: '•••' },
      inner: [
        { relation: 'cause', type: 'TypeError', message: 'inner', ...answer },
        { relation: 'cause', type: 'Error', message: 'root' },
        { relation: 'error', type: 'TypeError', message: 'inner', ...answer },
      ],
    });
  });

  it('have stacks that are cut, each and all together', () => {
    const stack = '    at deep (/a/file.js:1:1)\n'.repeat(10_000);
    const runs = Array.from({ length: 40 }, (_, index) => [
      entry('Processing', index),
      entry('Failed', index, failure('x', stack)),
    ]).flat();
    const details = attemptsOf(runs, 40).map((attempt) => attempt.exception?.details.length ?? 0);

    expect(details.at(-1)).toBe(100_001);
    expect(details.reduce((sum, length) => sum + length)).toBeLessThan(1_100_000);
  });
});

describe('A job in a list', () => {
  it('has the data of its state', () => {
    const record = aRecord({
      state: 'Succeeded',
      history: [entry('Succeeded', 5, { durationMs: 20, latencyMs: 3, result: '[1]' })],
      parameters: { RecurringJobId: 'nightly' },
    });

    expect(jobRowOf(summaryOf(record), disclosing())).toEqual({
      id: record.id,
      displayName: 'EmailService.send',
      type: 'EmailService',
      method: 'send',
      argumentsLine: '42',
      queue: 'default',
      priority: 0,
      state: 'Succeeded',
      attempt: 0,
      createdAt: at(0).getTime(),
      stateAt: at(5).getTime(),
      recurringId: 'nightly',
      durationMs: 20,
      latencyMs: 3,
      isRetry: false,
    });
  });

  it('is a retry if it is scheduled because a run failed', () => {
    const scheduled = { state: 'Scheduled', history: [entry('Scheduled', 1, {}, 'Retry 1 of 10')] };
    const retry = aRecord({ ...scheduled, parameters: { RetryCount: 1 } });

    expect(jobRowOf(summaryOf(retry), disclosing())).toMatchObject({
      isRetry: true,
      reason: 'Retry 1 of 10',
    });
    expect(jobRowOf(summaryOf(aRecord(scheduled)), disclosing()).isRetry).toBe(false);
  });

  it('has texts even if somebody has written other values into the row', () => {
    const exception = { type: { toString: 1 }, message: 7 };
    const reason = { a: 1 } as unknown as string;
    const history = [entry('Failed', 0, { exception }, reason)];
    const row = jobRowOf(summaryOf(aRecord({ state: 'Failed', history })), disclosing());

    expect(row.exception).toEqual({ type: '{ toString: 1 }', message: '7' });
    expect(row.reason).toBe('{ a: 1 }');
  });

  it('has the exception of its last state, cut', () => {
    const history = [entry('Failed', 1, failure('m'.repeat(5_000)))];
    const { exception } = jobRowOf(summaryOf(aRecord({ state: 'Failed', history })), disclosing());

    expect(exception?.type).toBe('Error');
    expect(exception?.message).toHaveLength(1_001);
  });

  it('names its parents and its resource', () => {
    const history = [entry('Awaiting', 1, { parentIds: ['a', 7] })];

    expect(
      jobRowOf(summaryOf(aRecord({ state: 'Awaiting', history })), disclosing()).parentIds,
    ).toEqual(['a']);
  });
});

describe('A job', () => {
  it('is shown even if its class is gone', () => {
    expect(answerOf(aRecord())).toMatchObject({
      displayName: 'EmailService.send',
      code: 'emailService.send(42)',
      args: [{ text: '42', isCut: false, isMasked: false }],
      isTypeKnown: false,
    });
  });

  it('has its arguments in one short line, as far as they are displayed', () => {
    const rowOf = (args: string, disclosure = disclosing()) =>
      jobRowOf(summaryOf(aRecord({ arguments: args })), disclosure).argumentsLine;
    const address =
      '{"city":"Ankara","card":"4000","street":"A long street\\nwith two lines, 1234567890"}';

    expect(rowOf('[]')).toBeUndefined();
    expect(rowOf('[42,"a"]')).toBe("42, 'a'");
    expect(rowOf(`[${address}]`)).toBe(
      "{ city: 'Ankara', card: '4000', street: 'A long street\\nwith two lines, 1234567890' }",
    );
    expect(rowOf(JSON.stringify(['x'.repeat(1_000)]))?.length).toBeLessThan(210);
    expect(rowOf(JSON.stringify(['x'.repeat(3_000)]))).toBe('…');
    expect(rowOf('{oops')).toBeUndefined();
    for (const hidden of ['[42]', JSON.stringify(['x'.repeat(3_000)])]) {
      expect(rowOf(hidden, disclosing({ displayArguments: false }))).toBeUndefined();
    }
  });

  it('is shown even if its arguments and its result cannot be read', () => {
    const history = [entry('Succeeded', 1, { result: '{oops' })];
    const answer = answerOf(aRecord({ state: 'Succeeded', arguments: '{oops', history }));

    expect(answer).toMatchObject({ code: 'emailService.send(…)', resultOmitted: 'damaged' });
    expect(answer).not.toHaveProperty('args');
  });

  it('has its result as text', () => {
    const result = serializeResult({ sent: true, token: 't' }, 1_000);
    const history = [entry('Succeeded', 1, { result })];
    const record = aRecord({ state: 'Succeeded', history });

    expect(answerOf(record).result).toBe("{ sent: true, token: 't' }");
    expect(answerOf(record, disclosing({ masked: ['token'] })).result).toBe(
      "{ sent: true, token: '•••' }",
    );
    expect(answerOf(record, disclosing({ displayArguments: false }))).toMatchObject({
      resultOmitted: 'not-displayed',
    });
  });

  it('says why a result was left out', () => {
    const history = [entry('Succeeded', 1, { result: serializeResult('x'.repeat(50), 10) })];

    expect(answerOf(aRecord({ state: 'Succeeded', history })).resultOmitted).toBe('too-large');
  });

  it('has neither stacks nor the result in its history', () => {
    const history = [entry('Failed', 1, { ...failure('m'), result: 'r', note: 'n'.repeat(2_000) })];
    const [state] = answerOf(aRecord({ history })).history;

    expect(Object.keys(state?.data ?? {}).sort()).toEqual(['exception', 'note']);
    expect(state?.data.note).toHaveLength(1_001);
  });

  it('has its parameters as texts, masked by their names', () => {
    const parameters = { Culture: 'tr', Nested: { Token: 'x', n: 1 }, Token: 'x' };
    const answer = answerOf(aRecord({ parameters }), disclosing({ masked: ['token'] }));

    expect(answer.parameters).toEqual({
      Culture: 'tr',
      Nested: "{ Token: '•••', n: 1 }",
      Token: '•••',
    });
  });

  it('is sent as data, whatever its texts contain', () => {
    const evil = '</script><img src=x onerror=alert(1)>';
    const answer = answerOf(aRecord({ type: evil, arguments: JSON.stringify([evil]) }));

    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    expect(answer.args?.[0]?.text).toContain(evil);
  });
});

describe('History', () => {
  const NONE = { succeeded: [], failed: [], failedAttempts: [], deleted: [] };

  it('counts the attempts that failed, and what earlier versions have counted of them', () => {
    const now = new Date('2026-03-10T12:34:00Z');
    const [before, after] = [new Date('2026-03-10T11:00:00Z'), new Date('2026-03-10T12:00:00Z')];
    const failed = [
      { from: before, value: 3 },
      { from: after, value: 1 },
    ];
    const counters = { ...NONE, failed, failedAttempts: [{ from: after, value: 40 }] };

    const { points } = historyAnswerOf('hour', counters, [], now);
    expect(points.slice(-2).map((point) => point.failed)).toEqual([3, 40]);
  });

  it('has a point for each hour, even if no job ended in it', () => {
    const now = new Date('2026-03-10T12:34:00Z');
    const from = new Date('2026-03-10T11:00:00Z');
    const counters = { ...NONE, succeeded: [{ from, value: 7 }] };
    const { points } = historyAnswerOf('hour', counters, [], now);

    expect(points).toHaveLength(24);
    expect(points.at(-1)).toEqual({
      from: Date.parse('2026-03-10T12:00:00Z'),
      succeeded: 0,
      failed: 0,
      deleted: 0,
    });
    expect(points.at(-2)).toMatchObject({ from: from.getTime(), succeeded: 7 });
  });

  it('has thirty days', () => {
    const { points } = historyAnswerOf('day', NONE, [], new Date('2026-03-10T12:34:00Z'));

    expect(points).toHaveLength(30);
    expect(points[0]?.from).toBe(Date.parse('2026-02-09T00:00:00Z'));
  });
});

describe('A list with a search', () => {
  const context = { now: new Date(), canSearchArguments: true };

  it('finds jobs of its own state only', () => {
    expect(searchOf({ state: 'failed', q: 'type:a' }, context)).toEqual({
      type: 'a',
      states: ['Failed'],
    });
    expect(searchOf({ state: 'Failed', q: 'state:failed,deleted' }, context)).toEqual({
      states: ['Failed'],
    });
  });

  it('finds nothing if the text asks for other states', () => {
    expect(searchOf({ state: 'Failed', q: 'state:deleted' }, context)).toBeUndefined();
  });

  it('refuses a search for arguments if some are hidden', () => {
    expect(() => searchOf({ q: 'arg:x' }, { ...context, canSearchArguments: false })).toThrow(
      'arg:',
    );
  });
});
