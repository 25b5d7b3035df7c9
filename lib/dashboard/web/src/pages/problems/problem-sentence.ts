import type { ProblemAnswer } from '../../../../answers/overview';
import { storeNow } from '../../api/live/store-clock';
import { formatDuration, formatNumber, formatRelativeTime, formatShare } from '../../i18n/format';
import { messageFor, t } from '../../i18n/translate';

type Fact = ProblemAnswer['facts'][string];

/** @param now the time at which the sentence is true; if it is left out, the present time */
export function problemSentence(
  { kind, subject, facts }: ProblemAnswer,
  now = storeNow.value,
): string {
  const words = Object.entries(facts).map(([name, fact]) => [name, wordsFor(name, fact, now)]);
  const { ready = facts.retrying ?? facts.parked, isBounded } = facts;
  const isExact = isBounded === undefined;
  const count = typeof ready === 'number' ? { count: { count: ready, isExact } } : {};
  return (
    messageFor(`problem.${kind}`, { ...Object.fromEntries(words), ...count, subject }) ??
    t('problem.other', { subject })
  );
}

/**
 * The name of a fact says how to write it: `…At` is an instant, `…Ms` a duration, `since` a time until now,
 * `share` a part of the whole.
 */
function wordsFor(name: string, fact: Fact, now: number): string {
  if (typeof fact === 'string') return fact;
  if (name === 'since') return formatDuration(now - fact);
  if (name === 'share') return formatShare(fact);
  if (name.endsWith('At')) return formatRelativeTime(fact, now);
  return name.endsWith('Ms') ? formatDuration(Math.abs(fact)) : formatNumber(fact);
}
