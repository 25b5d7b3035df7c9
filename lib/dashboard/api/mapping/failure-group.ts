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

/**
 * The failures of Failed jobs and of recent attempts as one list of up to `limit` groups, the most frequent first. There
 * may be ten thousand different failures in an hour, so the list is chosen before its groups are made.
 */
export function mergedFailureGroups(
  summaries: readonly FailureSummary[],
  minutes: readonly MinuteOfAttempts[],
  now: Date,
  limit: number,
): FailureGroup[] {
  const presentMs = minuteOf(now).getTime();
  const firstMs = presentMs - (RECENT_MINUTES - 1) * MINUTE_MS;
  const lastHour = minutes.filter(({ fromMs }) => fromMs >= firstMs && fromMs <= presentMs);
  const known = new Set(summaries.map(({ fingerprint }) => fingerprint ?? ''));
  const frequent = frequentFailures(lastHour, known).slice(0, limit);
  const recent = recentFailures(lastHour, firstMs, new Set([...known, ...frequent]));
  const ofJobs = summaries.map((summary) =>
    groupOf(summary, recent.get(summary.fingerprint ?? '')),
  );
  const retriedOnly = [...recent]
    .filter(([fingerprint]) => !known.has(fingerprint))
    .map(([fingerprint, failure]) => groupOfAttempts(fingerprint, failure));
  return [...ofJobs, ...retriedOnly]
    .sort((a, b) => frequencyOf(b) - frequencyOf(a))
    .slice(0, limit);
}

/** The fingerprints without those that are known, the most frequent first. */
function frequentFailures(
  minutes: readonly MinuteOfAttempts[],
  known: ReadonlySet<string>,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { failures } of minutes) {
    for (const [fingerprint, { count }] of failures) {
      // The failures under the name '' do not have one cause.
      if (fingerprint === '' || known.has(fingerprint)) continue;
      counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + count);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([fingerprint]) => fingerprint);
}

/** A failure as counted in the last hour. */
interface RecentFailure {
  readonly minutes: number[];
  readonly latest: FailureCounts;
  readonly methods: Map<string, number>;
}

function recentFailures(
  minutes: readonly MinuteOfAttempts[],
  firstMs: number,
  chosen: ReadonlySet<string>,
): ReadonlyMap<string, RecentFailure> {
  const recent = new Map<string, RecentFailure>();
  for (const { fromMs, failures } of minutes) {
    const index = Math.round((fromMs - firstMs) / MINUTE_MS);
    for (const fingerprint of chosen) {
      const counts = fingerprint === '' ? undefined : failures.get(fingerprint);
      if (counts) recent.set(fingerprint, grown(recent.get(fingerprint), index, counts));
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
