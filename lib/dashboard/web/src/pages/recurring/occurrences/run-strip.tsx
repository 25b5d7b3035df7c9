import { Link } from 'wouter-preact';
import type { BoundedCount } from '../../../../../answers/live';
import type { OccurrenceAnswer, RecurringRow } from '../../../../../answers/recurring';
import { paths } from '../../../addresses/paths';
import { stateColourOf, stateLabel } from '../../../components/state/state-names';
import { formatAbsoluteTime, formatCount } from '../../../i18n/format';
import { t } from '../../../i18n/translate';
import { keyOf } from './occurrence-table';
import { kindLabel, wordFor } from './occurrence-words';
import css from './run-strip.module.css';

const SHOWN = 20;

/** The last runs as colours and shapes, the latest at the end. The strip is one link to the list of the runs. */
export function RunStrip({ job: { id, occurrences } }: { job: RecurringRow }) {
  const shown = occurrences.slice(0, SHOWN);
  if (shown.length === 0) return <span class="muted">{t('recurring.never')}</span>;

  return (
    <Link href={paths.recurringJob(id)} class={css.strip} aria-label={summaryOf(shown)}>
      {shown.toReversed().map((occurrence) => (
        <span
          key={keyOf(occurrence)}
          class={css.run}
          data-kind={occurrence.kind}
          data-state={occurrence.state && stateColourOf(occurrence.state)}
          data-tip={tipOf(occurrence)}
        />
      ))}
    </Link>
  );
}

/** The time, its outcome, and the state of its job. */
function tipOf({ nominalAt, kind, state }: OccurrenceAnswer): string {
  const states = state === undefined ? [] : [stateLabel(state)];
  return [formatAbsoluteTime(nominalAt), kindLabel(kind), ...states].join('\n');
}

/** Such as `Last runs: 17 Succeeded, 3 Failed, 5 Missed`. */
function summaryOf(occurrences: readonly OccurrenceAnswer[]): string {
  const counts = new Map<string, BoundedCount>();
  for (const occurrence of occurrences) {
    const word = wordFor(occurrence);
    const { count, isExact } = occurrence.count ?? { count: 1, isExact: true };
    const before = counts.get(word) ?? { count: 0, isExact: true };
    counts.set(word, { count: before.count + count, isExact: before.isExact && isExact });
  }
  const parts = [...counts].map(([word, count]) => `${formatCount(count)} ${word}`);
  return `${t('recurring.runs')}: ${parts.join(', ')}`;
}
