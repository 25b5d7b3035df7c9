import type { RecurringRow } from '../../../../answers/recurring';
import { storeNow } from '../../api/live/store-clock';
import { RelativeTime } from '../../components/time/relative-time';
import { formatAbsoluteTime, formatDuration } from '../../i18n/format';
import { messageFor, t } from '../../i18n/translate';
import css from './next-run.module.css';

interface OverdueProps {
  readonly job: RecurringRow;
  readonly since: number;
}

/** How long a recurring job has been overdue, why, and when servers try again. */
export function Overdue({ job: { nextRunAt, overdueReason, isDisabled }, since }: OverdueProps) {
  const duration = formatDuration(storeNow.value - since);
  const isTriedAgain = nextRunAt !== undefined && nextRunAt > storeNow.value;
  return (
    <div class={css.lines}>
      {isDisabled && <span class={css.stopped}>{t('recurring.disabled')}</span>}
      <span class={css.overdue} data-tip={formatAbsoluteTime(since)}>
        {t('recurring.overdue', { duration })}
      </span>
      {overdueReason && (
        <span class={css.reason}>{messageFor(`recurring.overdue.${overdueReason}`)}</span>
      )}
      {isTriedAgain && (
        <span class={css.reason}>
          {t('recurring.overdue.retry')} <RelativeTime at={nextRunAt} />
        </span>
      )}
    </div>
  );
}
