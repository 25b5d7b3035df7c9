import { storeNow } from '../../api/live/store-clock';
import { formatAbsoluteTime, formatDuration } from '../../i18n/format';

/** The time since an instant, which goes on growing. */
export function Age({ since }: { since: number }) {
  return (
    <span class="numeric" data-tip={formatAbsoluteTime(since)}>
      {formatDuration(storeNow.value - since)}
    </span>
  );
}
