import { describe, expect, it } from '@jest/globals';
import { recurringJobDetailsOf } from '../../../lib/client/recurring-job-details.js';
import { occurrenceAnswerOf } from '../../../lib/dashboard/api/mapping/occurrence-answer.js';
import { recurringAnswerOf } from '../../../lib/dashboard/api/mapping/recurring-answer.js';
import { HandlerCatalog } from '../../../lib/job/handlers/handler-catalog.js';
import type { RecurringJobRecord } from '../../../lib/storage/recurring/recurring-store.js';
import { aRecurringRecord } from '../../support/recurring-builders.js';

const NOW = new Date('2030-01-10T12:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const SECOND = 1_000;

const answerOf = (given: Partial<RecurringJobRecord>, hasServers = true) =>
  recurringAnswerOf({
    job: recurringJobDetailsOf(aRecurringRecord(given), new HandlerCatalog()),
    displayName: 'Report',
    occurrences: [],
    hasServers,
    isQueuePaused: false,
    language: 'en',
    now: NOW,
  });
const overdue = (given: Partial<RecurringJobRecord>, hasServers = true) => {
  const { overdueSince, overdueReason } = answerOf(given, hasServers);
  return overdueSince === undefined ? undefined : [NOW.getTime() - overdueSince, overdueReason];
};

describe('a recurring job', () => {
  it('is overdue once it is late by more than ten seconds', () => {
    expect(overdue({ nextRunAt: ago(10 * SECOND) })).toBeUndefined();
    expect(overdue({ nextRunAt: ago(11 * SECOND) })).toEqual([11 * SECOND, 'not-taken']);
    expect(overdue({ nextRunAt: ago(11 * SECOND) }, false)).toEqual([11 * SECOND, 'no-server']);
    expect(overdue({ nextRunAt: ago(-SECOND) }, false)).toBeUndefined();
    expect(overdue({}, false)).toBeUndefined();
  });

  it('is overdue since the time that could not be scheduled, whenever the next try comes', () => {
    const failing = { overdueSince: ago(90 * SECOND), error: 'Gone', failures: 1 };

    expect(overdue({ ...failing, nextRunAt: ago(-SECOND) })).toEqual([90 * SECOND, 'error']);
    expect(overdue({ ...failing, nextRunAt: ago(-SECOND) }, false)).toEqual([
      90 * SECOND,
      'no-server',
    ]);
    expect(overdue(failing, false)).toEqual([90 * SECOND, 'error']);
  });

  it('is not overdue while it is paused', () => {
    const pausedAt = ago(SECOND);

    expect(overdue({ nextRunAt: ago(90 * SECOND), pausedAt })).toBeUndefined();
    expect(overdue({ overdueSince: ago(90 * SECOND), error: 'Gone', pausedAt })).toBeUndefined();
  });

  it('has next times unless it is paused or disabled', () => {
    const nextRunAt = ago(-SECOND);

    expect(answerOf({ nextRunAt }).nextTimes).toHaveLength(5);
    expect(answerOf({ nextRunAt, pausedAt: NOW, pausedBy: 'Ada' })).toMatchObject({
      nextTimes: [],
      pausedAt: NOW.getTime(),
      pausedBy: 'Ada',
    });
    expect(answerOf({ error: 'Gone', failures: 6 })).toMatchObject({
      nextTimes: [],
      isDisabled: true,
    });
  });
});

describe('an occurrence', () => {
  it('says for how many times it stands, as far as they were counted', () => {
    const countOf = (count: number) =>
      occurrenceAnswerOf({ nominalAt: NOW, kind: 'missed', count }).count;

    expect(countOf(1)).toBeUndefined();
    expect(countOf(1_000)).toEqual({ count: 1_000, isExact: true });
    expect(countOf(1_001)).toEqual({ count: 1_000, isExact: false });
  });
});
