import type { AttemptCounts, FailureCounts, MinuteOfAttempts } from './recent-attempts.js';
import { OTHERS } from './tally-map.js';

type Failures = MinuteOfAttempts['failures'];

/**
 * The attempts as they would be if the attempts with these fingerprints had never been made.
 *
 * A failure keeps the names of a few methods only. For all other methods the number is an estimate: their failed
 * attempts shrink by the share that these failures have among all failures without a method's name.
 */
export function withoutFailures(
  minutes: readonly MinuteOfAttempts[],
  fingerprints: ReadonlySet<string>,
): readonly MinuteOfAttempts[] {
  if (fingerprints.size === 0) return minutes;
  return minutes.map((minute) => {
    const isMeant = ([fingerprint]: readonly [string, FailureCounts]) =>
      fingerprints.has(fingerprint);
    const all = [...minute.failures];
    if (!all.some(isMeant)) return minute;

    const meant = new Map(all.filter(isMeant));
    const methods = Array.from(
      minute.methods,
      ([name, counts]) => [name, remaining(name, counts, minute.failures, meant)] as const,
    );
    return {
      ...minute,
      methods: new Map(methods),
      failures: new Map(all.filter((entry) => !isMeant(entry))),
    };
  });
}

function remaining(
  name: string,
  { count, failed }: AttemptCounts,
  failures: Failures,
  meant: Failures,
): AttemptCounts {
  const unnamed = Math.max(0, failed - countOf(name, failures));
  const share = countOf(OTHERS, meant) / Math.max(1, countOf(OTHERS, failures));
  const taken = Math.min(failed, countOf(name, meant) + Math.round(unnamed * share));
  return { count: count - taken, failed: failed - taken };
}

/** How often the method had any of these failures. Failures without a fingerprint of their own count here too. */
function countOf(name: string, failures: Failures): number {
  let sum = 0;
  for (const { methods } of failures.values()) sum += methods.get(name) ?? 0;
  return sum;
}
