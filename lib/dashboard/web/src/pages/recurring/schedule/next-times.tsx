import { RelativeTime } from '../../../components/time/relative-time';
import { formatTimeInZone } from '../../../i18n/format';
import { t } from '../../../i18n/translate';
import css from './next-times.module.css';

interface NextTimesProps {
  readonly times: readonly number[];
  readonly timeZone: string;
  /** The text if there are no next times. */
  readonly none?: string | undefined;
}

/** The next times of a recurring job, in its own time zone and relative to now. */
export function NextTimes({ times, timeZone, none = t('recurring.noNext') }: NextTimesProps) {
  if (times.length === 0) return <p class="muted">{none}</p>;

  return (
    <ol class={css.times}>
      {times.map((at) => (
        <li key={at} class={css.time}>
          <span class="numeric">{formatTimeInZone(at, timeZone)}</span>
          <span class="muted">
            <RelativeTime at={at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
