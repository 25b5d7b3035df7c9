import { describe, expect, it } from '@jest/globals';
import { afterFailure } from '../../../lib/recurring/scheduling-failure.js';
import { aRecurringRecord } from '../../support/recurring-builders.js';

const NOW = new Date('2030-01-10T09:00:01Z');
const NINE = new Date('2030-01-10T09:00:00Z');
const IN_A_MINUTE = new Date('2030-01-10T09:01:01Z');

describe('a recurring job that could not be scheduled', () => {
  it('is tried again a minute later, and stays due since the time that it missed', () => {
    const failed = afterFailure(aRecurringRecord({ nextRunAt: NINE }), new Error('Gone'), NOW);

    expect(failed).toMatchObject({
      occurrences: [
        { nominalAt: NINE, kind: 'failed', error: expect.stringMatching(/^Error: Gone\n +at /) },
      ],
      nextRunAt: IN_A_MINUTE,
      overdueSince: NINE,
      failures: 1,
      error: expect.stringMatching(/^Error: Gone\n +at /),
    });
    expect(failed.lastRunAt).toBeUndefined();
  });

  it('stays due since the same time after further tries', () => {
    const record = aRecurringRecord({ nextRunAt: NOW, overdueSince: NINE, failures: 4 });

    expect(afterFailure(record, 'what?', NOW)).toMatchObject({
      nextRunAt: IN_A_MINUTE,
      overdueSince: NINE,
      failures: 5,
      error: 'what?',
    });
  });

  it('is disabled after five tries', () => {
    const record = aRecurringRecord({ nextRunAt: NOW, overdueSince: NINE, failures: 5 });

    expect(afterFailure(record, 'still', NOW)).toMatchObject({
      nextRunAt: undefined,
      overdueSince: NINE,
      failures: 6,
    });
  });

  it('keeps a text that every store can keep', () => {
    const { error } = afterFailure(aRecurringRecord(), `\u0000${'x'.repeat(20_000)}`, NOW);

    expect(error).toHaveLength(10_000);
    expect(error).not.toContain('\u0000');
  });
});
