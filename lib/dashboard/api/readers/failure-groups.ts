import type { FastSample, SlowSample } from '../../../problems/samples.js';
import type {
  FailureSummary,
  MonitoringStore,
} from '../../../storage/monitoring/monitoring-store.js';
import type { FailureGroup } from '../../answers/overview.js';
import { mergedFailureGroups } from '../mapping/failure-group.js';
import { muteAnswerOf } from '../mapping/mute-answer.js';

const MAX_GROUPS = 10;
/**
 * How old the groups may be. If there are too many Failed jobs to count, a job that leaves the state goes unnoticed,
 * so the groups also expire.
 */
const MAX_AGE_MS = 30_000;

/**
 * The most frequent failures, of Failed jobs and of the attempts of the last hour. Grouping all Failed jobs is slow,
 * so we group them only after jobs have become or left Failed.
 */
export class FailureGroups {
  private seen: string | undefined;
  private readAtMs = Number.NEGATIVE_INFINITY;
  private summaries: readonly FailureSummary[] = [];

  constructor(private readonly monitoring: MonitoringStore) {}

  async read(
    fast: FastSample,
    { attempts, muted, at }: SlowSample,
  ): Promise<readonly FailureGroup[]> {
    const summaries = await this.ofFailedJobs(fast);
    const groups = mergedFailureGroups(summaries, attempts, at, MAX_GROUPS);
    return groups.map((group) => withMute(group, muted));
  }

  private async ofFailedJobs({ counts, failed }: FastSample): Promise<readonly FailureSummary[]> {
    const seen = JSON.stringify([counts.byState.Failed, failed]);
    const nowMs = performance.now();
    if (seen === this.seen && nowMs - this.readAtMs < MAX_AGE_MS) return this.summaries;

    const summaries = await this.monitoring.failures(MAX_GROUPS);
    this.seen = seen;
    this.readAtMs = nowMs;
    this.summaries = summaries;
    return summaries;
  }
}

function withMute(group: FailureGroup, muted: SlowSample['muted']): FailureGroup {
  const mute = muted.get(group.fingerprint ?? '');
  return mute ? { ...group, mute: muteAnswerOf(mute) } : group;
}
