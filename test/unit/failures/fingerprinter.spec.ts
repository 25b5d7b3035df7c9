import { describe, expect, it } from '@jest/globals';
import type { FailedRun } from '../../../lib/failures/failed-run.js';
import { fingerprintOf } from '../../../lib/failures/failure-fingerprint.js';
import { type FailureFingerprint, Fingerprinter } from '../../../lib/failures/fingerprinter.js';
import { type Logger, silentLogger } from '../../../lib/support/logger.js';

const RUN: FailedRun = {
  exceptionType: 'Error',
  message: 'The server answered 502',
  stack: '',
  job: { type: 'MailService', method: 'send' },
};
const BY_THE_RULES = fingerprintOf(RUN).id;

const warningInto = (warnings: string[]): Logger => ({
  ...silentLogger,
  warn: (event) => warnings.push(event),
});

describe('The group of a failure', () => {
  it('is found by the rules of the library', () => {
    expect(new Fingerprinter(undefined, silentLogger).idOf(RUN)).toBe(BY_THE_RULES);
  });

  it('is found by a text of the application, which knows the run', () => {
    const seen: FailedRun[] = [];
    const { idOf } = new Fingerprinter((run) => {
      seen.push(run);
      return run.message.includes('502') ? 'gateway' : 'other';
    }, silentLogger);

    expect(idOf(RUN)).toMatch(/^[0-9a-f]{16}$/);
    expect(idOf(RUN)).not.toBe(BY_THE_RULES);
    expect(idOf({ ...RUN, exceptionType: 'TypeError' })).toBe(idOf(RUN));
    expect(idOf({ ...RUN, message: 'No answer' })).not.toBe(idOf(RUN));
    expect(seen[0]).toBe(RUN);
  });

  it('is found by the rules of the library where the application answers with undefined', () => {
    const warnings: string[] = [];
    const { idOf } = new Fingerprinter(() => undefined, warningInto(warnings));

    expect(idOf(RUN)).toBe(BY_THE_RULES);
    expect(warnings).toEqual([]);
  });

  const wrong: [string, FailureFingerprint][] = [
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['answers with a number', () => 502 as never],
    ['answers with a promise', (async () => 'late') as never],
    ['answers with a promise that is rejected', (() => Promise.reject(new Error('no'))) as never],
  ];
  it.each(wrong)('is found by the rules of the library where the application %s', (_, own) => {
    const warnings: string[] = [];
    const { idOf } = new Fingerprinter(own, warningInto(warnings));

    expect([idOf(RUN), idOf(RUN)]).toEqual([BY_THE_RULES, BY_THE_RULES]);
    expect(warnings).toEqual([expect.stringContaining('`failureFingerprint`')]);
  });
});
