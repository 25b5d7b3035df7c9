import { RelativeTime } from '../../components/time/relative-time';
import { formatTimeInZone } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './next-times.module.css';

/** The next times of a recurring job, in its own time zone and relative to now. */
export function NextTimes({ times, timeZone }: { times: readonly number[]; timeZone: string }) {
  if (times.length === 0) return <p class="muted">{t('recurring.noNext')}</p>;

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
