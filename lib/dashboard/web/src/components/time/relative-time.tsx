import { storeNow } from '../../api/live/store-clock';
import { formatAbsoluteTime, formatRelativeTime } from '../../i18n/format';
import { absoluteTimes } from '../../preferences/absolute-times';
import css from './relative-time.module.css';

/**
 * A time such as `3 min. ago`; the absolute time on hover, while its row has the focus, or always if the reader prefers
 * that.
 */
export function RelativeTime({ at }: { at: number }) {
  const absolute = formatAbsoluteTime(at);
  if (absoluteTimes.value) return <time dateTime={isoOf(at)}>{absolute}</time>;

  return (
    <time class={css.time} dateTime={isoOf(at)} data-tip={absolute}>
      {formatRelativeTime(at, storeNow.value)}
    </time>
  );
}

function isoOf(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
