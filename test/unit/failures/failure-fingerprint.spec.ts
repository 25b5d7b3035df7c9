import { describe, expect, it } from '@jest/globals';
import type { FailedRun } from '../../../lib/failures/failed-run.js';
import { fingerprintOf } from '../../../lib/failures/failure-fingerprint.js';

const failedRun = (given: Partial<FailedRun> = {}): FailedRun => ({
  exceptionType: 'Error',
  message: 'Order 1 not found',
  stack: 'Error: Order 1 not found\n    at OrderStore.find (/srv/orders.js:1:2)',
  job: { type: 'OrderService', method: 'ship' },
  ...given,
});
const idOf = (given: Partial<FailedRun> = {}) => fingerprintOf(failedRun(given)).id;

describe('The fingerprint of a failure', () => {
  it('has an id, a pattern and a place', () => {
    expect(fingerprintOf(failedRun())).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      pattern: 'Order <n> not found',
      place: 'OrderStore.find (orders)',
    });
  });

  it('stays the same in later versions', () => {
    expect(idOf()).toBe('480633d984e74bde');
  });

  it('is the same for other values, and in other methods', () => {
    expect(idOf({ message: 'Order 2 not found' })).toBe(idOf());
    expect(idOf({ job: { type: 'MailService', method: 'send' } })).toBe(idOf());
  });

  it.each<[string, Partial<FailedRun>]>([
    ['type', { exceptionType: 'TypeError' }],
    ['code', { code: 'E1' }],
    ['message', { message: 'Order 1 has no customer' }],
    ['place', { stack: 'Error: x\n    at OrderStore.save (/srv/orders.js:1:2)' }],
  ])('differs for another %s', (_, given) => {
    expect(idOf(given)).not.toBe(idOf());
  });

  it('tells texts apart that end where others begin', () => {
    expect(idOf({ exceptionType: 'A', code: 'BC' })).not.toBe(
      idOf({ exceptionType: 'AB', code: 'C' }),
    );
  });
});
