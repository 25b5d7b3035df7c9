import type { StateEntry } from '../../../../../answers/jobs';
import { reasonWords } from '../../../components/state/reason-words';
import { StateBadge } from '../../../components/state/state-badge';
import { stateColourOf } from '../../../components/state/state-names';
import { RelativeTime } from '../../../components/time/relative-time';
import { formatDuration } from '../../../i18n/format';
import { t } from '../../../i18n/translate';
import { StateData } from './state-data';
import css from './timeline.module.css';

/** The latest state first, each with how long it lasted. */
export function Timeline({ history }: { history: readonly StateEntry[] }) {
  const ascending = history.toSorted((a, b) => a.at - b.at);

  return (
    <ol class={css.timeline}>
      {ascending
        .map((entry, index) => ({ entry, next: ascending[index + 1], index }))
        .reverse()
        .map(({ entry, next, index }) => (
          <li key={index} class={css.entry} data-state={stateColourOf(entry.state)}>
            <div class={css.head}>
              <StateBadge state={entry.state} />
              <span class={css.at}>
                <RelativeTime at={entry.at} />
              </span>
            </div>
            <Why entry={entry} />
            <StateData data={entry.data} />
            {next && (
              <p class={css.lasted}>
                {t('job.lasted', { duration: formatDuration(next.at - entry.at) })}
              </p>
            )}
          </li>
        ))}
    </ol>
  );
}

function Why({ entry }: { entry: StateEntry }) {
  const words = reasonWords(entry);
  return words ? (
    <p class={css.reason}>
      <bdi>{words}</bdi>
    </p>
  ) : null;
}
