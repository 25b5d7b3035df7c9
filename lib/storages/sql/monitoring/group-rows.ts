import type {
  BoundedCount,
  FailureSummary,
  LineSummary,
} from '../../../storage/monitoring/monitoring-store.js';
import { readFailure } from '../../parts/failure-text.js';
import { dateOf } from '../../parts/instants.js';
import { isTrue, optionalText, type Row } from '../row.js';

export const boundedCountOf = (row: Row): BoundedCount => ({
  count: Number(row.amount),
  isExact: isTrue(row.is_exact),
});

export const lineSummaryOf = (row: Row): LineSummary => ({
  resource: row.resource as string,
  waiting: boundedCountOf(row),
  oldestJobId: row.oldest_id as string,
  holder:
    row.job_id === null
      ? undefined
      : { jobId: row.job_id as string, serverId: row.server_id as string },
});

export function failureSummaryOf(row: Row): FailureSummary {
  const failure = readFailure(row.failure as string);
  return {
    fingerprint: optionalText(row.fingerprint),
    exceptionType: failure.type,
    message: failure.message,
    type: row.type as string,
    method: row.method as string,
    methods: Number(row.methods),
    jobs: boundedCountOf(row),
    latestAt: dateOf(row.latest_ms),
    latestJobId: row.id as string,
  };
}
