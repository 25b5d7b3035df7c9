import { MINUTE_MS, minuteOf } from '../../../attempts/attempt-times.js';
import {
  type FailureCounts,
  type MinuteOfAttempts,
  RECENT_MINUTES,
} from '../../../attempts/recent-attempts.js';
import type { FailureSummary } from '../../../storage/monitoring/monitoring-store.js';
import type { FailureGroup } from '../../answers/overview.js';
import { cutText } from '../../display/cut-text.js';
import { present } from './present.js';

const MAX_MESSAGE_CHARS = 500;
const NO_MINUTES: readonly number[] = Array.from({ length: RECENT_MINUTES }, () => 0);

/** The failures of Failed jobs and of recent attempts as one list, the most frequent first. */
export function mergedFailureGroups(
  summaries: readonly FailureSummary[],
  minutes: readonly MinuteOfAttempts[],
  now: Date,
): FailureGroup[] {
  const recent = recentFailures(minutes, now);
  const ofJobs = summaries.map((summary) =>
    groupOf(summary, recent.get(summary.fingerprint ?? '')),
  );
  const known = new Set(summaries.map(({ fingerprint }) => fingerprint));
  const retriedOnly = [...recent]
    .filter(([fingerprint]) => !known.has(fingerprint))
    .map(([fingerprint, failure]) => groupOfAttempts(fingerprint, failure));
  return [...ofJobs, ...retriedOnly].sort((a, b) => frequencyOf(b) - frequencyOf(a));
}

/** A failure as counted in the last hour. */
interface RecentFailure {
  readonly minutes: number[];
  readonly latest: FailureCounts;
  readonly methods: Map<string, number>;
}

function recentFailures(
  minutes: readonly MinuteOfAttempts[],
  now: Date,
): ReadonlyMap<string, RecentFailure> {
  const firstMs = minuteOf(now).getTime() - (RECENT_MINUTES - 1) * MINUTE_MS;
  const recent = new Map<string, RecentFailure>();
  for (const { fromMs, failures } of minutes) {
    const index = Math.round((fromMs - firstMs) / MINUTE_MS);
    if (index < 0 || index >= RECENT_MINUTES) continue;
    for (const [fingerprint, counts] of failures) {
      // The failures under the name '' do not have one cause.
      if (fingerprint !== '')
        recent.set(fingerprint, grown(recent.get(fingerprint), index, counts));
    }
  }
  return recent;
}

function grown(
  before: RecentFailure | undefined,
  index: number,
  counts: FailureCounts,
): RecentFailure {
  const { minutes, methods } = before ?? { minutes: [...NO_MINUTES], methods: new Map() };
  minutes[index] = counts.count;
  for (const [name, count] of counts.methods) methods.set(name, (methods.get(name) ?? 0) + count);
  return { minutes, methods, latest: counts };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, it) => sum + it, 0);

function groupOf(summary: FailureSummary, recent: RecentFailure | undefined): FailureGroup {
  const { minutes = NO_MINUTES } = recent ?? {};
  const latestAt = summary.latestAt.getTime();
  return present({
    fingerprint: summary.fingerprint,
    attempts: sumOf(minutes),
    minutes,
    exceptionType: summary.exceptionType,
    message: cutText(summary.message, MAX_MESSAGE_CHARS).text,
    type: summary.type,
    method: summary.method,
    methods: Math.max(summary.methods, recent?.methods.size ?? 0),
    jobs: summary.jobs,
    latestAt: Math.max(latestAt, recent?.latest.lastMs ?? 0),
    latestJobId: summary.latestJobId,
  });
}

function groupOfAttempts(
  fingerprint: string,
  { minutes, latest, methods }: RecentFailure,
): FailureGroup {
  const [[callName = ''] = []] = [...methods].sort(([, a], [, b]) => b - a);
  const end = callName.lastIndexOf('.');
  return present({
    fingerprint,
    attempts: sumOf(minutes),
    minutes,
    exceptionType: latest.type,
    message: cutText(latest.message, MAX_MESSAGE_CHARS).text,
    type: callName.slice(0, Math.max(0, end)),
    method: callName.slice(end + 1),
    methods: methods.size,
    jobs: { count: 0, isExact: true },
    latestAt: latest.lastMs,
    latestJobId: latest.lastJobId ?? '',
  });
}

const frequencyOf = ({ attempts, jobs }: FailureGroup): number => Math.max(attempts, jobs.count);
