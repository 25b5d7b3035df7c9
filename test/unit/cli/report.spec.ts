import { describe, expect, it } from '@jest/globals';
import { describeError } from '../../../lib/cli/report/described-error.js';
import { durationText } from '../../../lib/cli/report/duration-text.js';
import { inShort } from '../../../lib/cli/report/in-short.js';
import type { Proof } from '../../../lib/cli/report/proof.js';
import { proofText } from '../../../lib/cli/report/proof-text.js';
import { withoutPasswords } from '../../../lib/cli/report/without-passwords.js';
import type { CaseResult } from '../../../lib/conformance/prove-storage.js';

const aResult = (given: Partial<CaseResult> & Partial<CaseResult['case']>): CaseResult => ({
  case: { role: 'queues', path: ['claiming', 'a case'], needs: [], run: async () => {}, ...given },
  outcome: 'passed',
  durationMs: 0,
  ...given,
});

const aProof = (results: readonly CaseResult[], given: Partial<Proof> = {}): Proof => ({
  title: 'a store',
  lacks: [],
  results,
  caseCount: results.length,
  stoppedBy: undefined,
  durationMs: 0,
  ...given,
});

describe('The report of a proof', () => {
  it('has a table by role, what was left out and why, and how it ended', () => {
    const proof = aProof(
      [
        aResult({ role: 'jobs', durationMs: 600 }),
        aResult({ role: 'queues', durationMs: 30 }),
        aResult({ role: 'jobs', durationMs: 600 }),
        aResult({ role: 'events', outcome: 'left-out', needs: ['anotherConnection'] }),
      ],
      {
        lacks: [{ need: 'anotherConnection', reason: 'Nobody else can reach it.' }],
        durationMs: 1_240,
      },
    );

    expect(proofText(proof)).toBe(`\
Role    Cases  Passed  Failed  Left out   Time
jobs        2       2       –         –  1.2 s
queues      1       1       –         –  30 ms
events      1       –       –         1   0 ms
Total       4       3       –         1  1.2 s

Left out: 1 case with the need "anotherConnection". Nobody else can reach it.

3 passed, 1 left out, in 1.2 s.
`);
  });

  it('has every failure with its title, its error and the cause below the table', () => {
    const error = Object.assign(new TypeError('No', { cause: 'the weather' }), { stack: '' });
    const proof = aProof([
      aResult({ outcome: 'failed', error }),
      aResult({ outcome: 'failed', error: Object.assign(new Error('a\nb'), { stack: '' }) }),
    ]);

    expect(proofText(proof)).toContain(`
1) queues › claiming › a case

   TypeError: No

   Caused by string: 'the weather'

2) queues › claiming › a case

   a
   b

2 failed, in 0 ms.
`);
  });

  it('says what was run until it was stopped', () => {
    const stopped = aProof([aResult({})], { caseCount: 9, stoppedBy: 'SIGINT' });
    const atOnce = aProof([], { caseCount: 9, stoppedBy: 'SIGINT' });

    expect(proofText(stopped)).toMatch(
      /^Stopped by SIGINT after 1 of 9 cases: 1 passed, in 0 ms\.$/m,
    );
    expect(proofText(atOnce)).toMatch(/after 0 of 9 cases: nothing was run, in 0 ms\.$/m);
  });

  it.each([
    [0, '0 ms'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min 0 s'],
    [125_000, '2 min 5 s'],
  ])('has %d ms as %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('leaves out what compared values have in common, but for a few lines', () => {
    const same = Array.from({ length: 9 }, (_, index) => `  ${index}`);

    expect(inShort(['- a', ...same, '+ b', '  c'].join('\n')).split('\n')).toEqual([
      '- a',
      '  0',
      '  1',
      '  2',
      '  … 3 more lines',
      '  6',
      '  7',
      '  8',
      '+ b',
      '  c',
    ]);
  });

  it('leaves out the end of a very long text', () => {
    const text = inShort(Array.from({ length: 100 }, () => '+ x').join('\n'));

    expect(text).toMatch(/^(\+ x\n){60} {2}… 40 more lines$/);
  });
});

describe('An error in the report', () => {
  it('has its code, the places in the store, and what it was thrown because of', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', stack: '' });
    const error = Object.assign(new Error('away', { cause }), {
      stack: [
        'Error: away',
        '    at MyStore.claim (/app/my-store.js:3:7)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
        '    at StoreUnderTest.use (/app/node_modules/nestjs-hangfire/dist/conformance/store-under-test.js:1:1)',
      ].join('\n'),
    });

    expect(describeError(error)).toEqual({
      name: 'Error',
      message: 'away',
      frames: ['at MyStore.claim (/app/my-store.js:3:7)'],
      cause: { name: 'Error', code: 'ECONNREFUSED', message: 'refused', frames: [] },
    });
  });

  it('tells of all attempts where none has a message of its own', () => {
    const attempts = [new Error('connect ::1'), new Error('connect 127.0.0.1')];

    expect(describeError(new AggregateError(attempts)).message).toBe(
      'connect ::1; connect 127.0.0.1',
    );
  });

  it('comes to an end where an error is its own cause', () => {
    const error: Error = new Error('round');
    error.cause = error;

    expect(JSON.stringify(describeError(error)).match(/round/g)?.length).toBeLessThan(20);
  });

  it('hides a password also where a long text is cut', () => {
    const text = `${'x'.repeat(19_970)} postgres://ada:secret@host/jobs and more`;

    expect(describeError(new Error(text)).message).toMatch(/x postgres:\/\/•••@host/);
  });

  it('has no colours', () => {
    expect(describeError(new Error('\u001b[31mred\u001b[39m')).message).toBe('red');
  });

  it.each([
    ['redis://:secret@host', 'redis://•••@host'],
    ['postgres://ada:sec@ret@host/jobs is away', 'postgres://•••@host/jobs is away'],
    [
      'postgres://host/jobs?user=ada&password=secret&ssl=1',
      'postgres://host/jobs?user=ada&password=•••&ssl=1',
    ],
    ['see https://host/path', 'see https://host/path'],
  ])('hides passwords: %s', (text, shown) => {
    expect(withoutPasswords(text)).toBe(shown);
  });
});
