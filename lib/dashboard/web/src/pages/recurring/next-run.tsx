import type { RecurringRow } from '../../../../answers/recurring';
import { storeNow } from '../../api/live/store-clock';
import { RelativeTime } from '../../components/time/relative-time';
import { t } from '../../i18n/translate';
import css from './next-run.module.css';
import { Overdue } from './overdue';

/** When a recurring job runs next, or what keeps it from running. */
export function NextRun({ job }: { job: RecurringRow }) {
  const { pausedAt, nextRunAt, overdueSince, isDisabled } = job;
  if (pausedAt !== undefined) return <Paused job={job} at={pausedAt} />;
  if (overdueSince !== undefined) return <Overdue job={job} since={overdueSince} />;
  if (isDisabled) return <span class={css.stopped}>{t('recurring.disabled')}</span>;
  if (nextRunAt === undefined) return <span class="muted">{t('recurring.noNext')}</span>;
  // The time has come, but the job still waits for a server, or the page for its next look at the store.
  if (nextRunAt <= storeNow.value) return <span>{t('recurring.due.now')}</span>;
  return <RelativeTime at={nextRunAt} />;
}

function Paused({ job: { pausedBy }, at }: { job: RecurringRow; at: number }) {
  return (
    <div class={css.lines}>
      <span class={css.paused}>
        {t('recurring.paused')} <RelativeTime at={at} />
      </span>
      {pausedBy && (
        <span class="muted">
          <bdi>{t('occurrence.by', { name: pausedBy })}</bdi>
        </span>
      )}
    </div>
  );
}
