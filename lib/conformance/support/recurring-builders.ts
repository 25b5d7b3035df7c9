import type {
  RecurringDefinition,
  RecurringJobRecord,
  RecurringJobValues,
} from '../../storage/recurring/recurring-store.js';

export const aDefinition = (given: Partial<RecurringDefinition> = {}): RecurringDefinition => ({
  type: 'ReportService',
  method: 'create',
  arguments: '[[]]',
  cron: '0 9 * * *',
  timeZone: 'UTC',
  queue: undefined,
  misfire: 'relaxed',
  overlap: 'allow',
  startAt: undefined,
  endAt: undefined,
  jitterMs: 0,
  description: undefined,
  ...given,
});

/** Every day at nine, never run so far, unless told otherwise. */
export const aRecurringJob = (given: Partial<RecurringJobValues> = {}): RecurringJobValues => ({
  ...aDefinition(),
  id: 'report',
  declaration: undefined,
  pausedAt: undefined,
  pausedBy: undefined,
  nextRunAt: undefined,
  overdueSince: undefined,
  lastRunAt: undefined,
  lastJobId: undefined,
  error: undefined,
  failures: 0,
  ...given,
});

export const aRecurringRecord = (given: Partial<RecurringJobRecord> = {}): RecurringJobRecord => ({
  ...aRecurringJob(given),
  version: 1,
  createdAt: new Date('2030-01-01T00:00:00Z'),
  updatedAt: new Date('2030-01-01T00:00:00Z'),
});
