import { Link } from 'wouter-preact';
import type { RecurringRow } from '../../../../answers/recurring';
import { paths } from '../../addresses/paths';
import { stateColourOf, stateLabel } from '../../components/state/state-names';
import { formatAbsoluteTime, formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './run-strip.module.css';

const SHOWN = 20;

/** The last runs as colours, the latest at the end. The strip is one link to the list of the runs. */
export function RunStrip({ job: { id, occurrences } }: { job: RecurringRow }) {
  const shown = occurrences.slice(0, SHOWN);
  if (shown.length === 0) return <span class="muted">{t('recurring.never')}</span>;

  return (
    <Link href={paths.recurringJob(id)} class={css.strip} aria-label={summaryOf(shown)}>
      {shown.toReversed().map(({ nominalAt, state }) => (
        <span
          key={nominalAt}
          class={css.run}
          data-state={state && stateColourOf(state)}
          data-tip={`${formatAbsoluteTime(nominalAt)}\n${wordFor(state)}`}
        />
      ))}
    </Link>
  );
}

/** `Last runs: 17 Succeeded, 3 Failed`. */
function summaryOf(occurrences: RecurringRow['occurrences']): string {
  const counts = new Map<string, number>();
  for (const { state } of occurrences) {
    counts.set(wordFor(state), (counts.get(wordFor(state)) ?? 0) + 1);
  }
  const parts = [...counts].map(([word, count]) => `${formatNumber(count)} ${word}`);
  return `${t('recurring.runs')}: ${parts.join(', ')}`;
}

function wordFor(state: string | undefined): string {
  return state ? stateLabel(state) : t('recurring.noJob');
}
