import type { ProblemAnswer } from '../../../../api/answers';
import { storeNow } from '../../api/live/store-clock';
import { formatDuration, formatNumber, formatRelativeTime } from '../../i18n/format';
import { messageFor, t } from '../../i18n/translate';

/** A fact's name says what it is: `…At` a time, `…Ms` a duration. */
export function problemSentence({ kind, subject, facts }: ProblemAnswer): string {
  const values = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, wordsFor(name, value)]),
  );
  const sentence = messageFor(`problem.${kind}`, { subject }) ?? t('problem.other', { subject });
  const rest = Object.entries(values).map(
    ([name, value]) => `${messageFor(`fact.${name}`) ?? name}: ${value}`,
  );
  return rest.length > 0 ? `${sentence} (${rest.join(' · ')})` : sentence;
}

function wordsFor(name: string, value: number | string): string {
  if (typeof value === 'string') return value;
  if (/At$|^since$/.test(name)) return formatRelativeTime(value, storeNow.value);
  return name.endsWith('Ms') ? formatDuration(value) : formatNumber(value);
}
