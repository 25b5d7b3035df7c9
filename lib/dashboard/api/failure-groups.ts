import type { FailureSummary, MonitoringStore } from '../../storage/monitoring-store.js';
import type { FailureGroup } from '../answers/overview.js';
import { cutText } from '../display/cut-text.js';
import type { FastSample } from '../live/live-sample.js';
import { present } from './mapping/present.js';

const MAX_GROUPS = 10;
const MAX_MESSAGE_CHARS = 500;
/** If there are too many Failed jobs to count, a job that leaves the state goes unnoticed. */
const MAX_AGE_MS = 30_000;

/**
 * The most frequent failures. Grouping all Failed jobs is slow, so it happens only when some came or went.
 */
export class FailureGroups {
  private seen: string | undefined;
  private readAtMs = Number.NEGATIVE_INFINITY;
  private groups: readonly FailureGroup[] = [];

  constructor(private readonly monitoring: MonitoringStore) {}

  async read({ counts, failed }: FastSample): Promise<readonly FailureGroup[]> {
    const seen = JSON.stringify([counts.byState.Failed, failed]);
    const nowMs = performance.now();
    if (seen === this.seen && nowMs - this.readAtMs < MAX_AGE_MS) return this.groups;

    const groups = (await this.monitoring.failures(MAX_GROUPS)).map(failureGroupOf);
    this.seen = seen;
    this.readAtMs = nowMs;
    this.groups = groups;
    return groups;
  }
}

function failureGroupOf(failure: FailureSummary): FailureGroup {
  return present({
    fingerprint: failure.fingerprint,
    exceptionType: failure.exceptionType,
    message: cutText(failure.message, MAX_MESSAGE_CHARS).text,
    type: failure.type,
    method: failure.method,
    methods: failure.methods,
    jobs: failure.jobs,
    latestAt: failure.latestAt.getTime(),
    latestJobId: failure.latestJobId,
  });
}
