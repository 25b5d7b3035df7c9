import { MINUTE_MS } from './attempt-times.js';
import type { AttemptCounts, MinuteOfAttempts } from './recent-attempts.js';

/** With fewer failed attempts, a method does not count as failing. */
const LEAST_FAILED = 5;
const LEAST_SHARE = 0.5;
/**
 * The windows over which a method is judged. The shortest window with enough attempts decides, so that a busy method is
 * found at once. Without such a window, the longest decides.
 */
const WINDOWS_MINUTES = [1, 2, 10] as const;
const LEAST_COUNT = 10;
/** A longer gap without any attempt ends the outage. */
const MAX_GAP_MINUTES = 10;

/** A method most of whose attempts fail. */
export interface FailingMethod {
  /** `Type.method` */
  readonly method: string;
  /** The share of its attempts that failed since `since`; 1 means all of them. */
  readonly share: number;
  readonly since: Date;
  readonly failedPerMinute: number;
  /** The failure that occurred most often; undefined where there were too many failures to tell them apart. */
  readonly fingerprint: string | undefined;
}

/**
 * The methods that fail in most of their attempts now. The method with the most failed attempts per minute comes first.
 */
export function failingMethods(minutes: readonly MinuteOfAttempts[], now: Date): FailingMethod[] {
  const latest = minutes.filter(
    ({ fromMs }) => now.getTime() - fromMs < Math.max(...WINDOWS_MINUTES) * MINUTE_MS,
  );
  const names = new Set(latest.flatMap(({ methods }) => [...methods.keys()]));
  return [...names]
    .filter((name) => name !== '' && isFailing(attemptsOf(name, latest), now))
    .map((name) => failingMethod(name, minutes, now))
    .sort((a, b) => b.failedPerMinute - a.failedPerMinute);
}

interface MethodMinute extends AttemptCounts {
  readonly fromMs: number;
}

const attemptsOf = (name: string, minutes: readonly MinuteOfAttempts[]): MethodMinute[] =>
  minutes.flatMap(({ fromMs, methods }) => {
    const counts = methods.get(name);
    return counts ? [{ fromMs, ...counts }] : [];
  });

function isFailing(attempts: readonly MethodMinute[], now: Date): boolean {
  const windows = WINDOWS_MINUTES.map((length) =>
    sumOf(attempts.filter(({ fromMs }) => now.getTime() - fromMs < length * MINUTE_MS)),
  );
  const telling = windows.find(({ count }) => count >= LEAST_COUNT) ?? windows.at(-1);
  return telling !== undefined && telling.failed >= LEAST_FAILED && isMostly(telling);
}

const isMostly = ({ count, failed }: AttemptCounts): boolean => failed / count >= LEAST_SHARE;

function failingMethod(
  method: string,
  minutes: readonly MinuteOfAttempts[],
  now: Date,
): FailingMethod {
  const outage = outageIn(attemptsOf(method, minutes));
  const sinceMs = outage[0]?.fromMs ?? now.getTime();
  const { count, failed } = sumOf(outage);
  const elapsedMinutes = Math.max(1, (now.getTime() - sinceMs) / MINUTE_MS);
  return {
    method,
    share: failed / count,
    since: new Date(sinceMs),
    failedPerMinute: failed / elapsedMinutes,
    fingerprint: mostFrequent(
      method,
      minutes.filter(({ fromMs }) => fromMs >= sinceMs),
    ),
  };
}

/** The latest minutes, back to a minute in which most attempts succeeded, or to a gap. */
function outageIn(attempts: readonly MethodMinute[]): readonly MethodMinute[] {
  let first = attempts.length - 1;
  for (let index = first - 1; index >= 0; index -= 1) {
    const minute = attempts[index];
    const next = attempts[index + 1];
    if (!minute || !next || !isMostly(minute)) break;
    if (next.fromMs - minute.fromMs > MAX_GAP_MINUTES * MINUTE_MS) break;
    first = index;
  }
  return attempts.slice(Math.max(0, first));
}

function mostFrequent(method: string, minutes: readonly MinuteOfAttempts[]): string | undefined {
  const counts = new Map<string, number>();
  for (const [fingerprint, { methods }] of minutes.flatMap(({ failures }) => [...failures])) {
    const count = methods.get(method) ?? 0;
    if (fingerprint !== '') counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + count);
  }
  const [found] = [...counts].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  return found?.[0];
}

function sumOf(counts: readonly AttemptCounts[]): AttemptCounts {
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}
