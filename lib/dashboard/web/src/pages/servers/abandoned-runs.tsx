import type { ServerActivityAnswer } from '../../../../answers/overview';
import { storeNow } from '../../api/live/store-clock';
import { JobNameLink } from '../../components/job/job-link';
import { formatAbsoluteTime, formatDuration } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './running-jobs.module.css';

/** Runs that go on though their outcomes no longer count; renders nothing if there are none. */
export function AbandonedRuns({ activity }: { activity: ServerActivityAnswer | undefined }) {
  if (!activity || activity.abandonedCount === 0) return null;
  const { abandonedCount, abandonedRuns } = activity;
  const more = abandonedCount - abandonedRuns.length;

  return (
    <div class={css.running}>
      <span class={css.title} data-tip={t('servers.abandoned.about')}>
        {t('servers.abandoned')}
      </span>
      <ul class={css.jobs} aria-label={t('servers.abandoned')}>
        {abandonedRuns.map(({ jobId, callName, abandonedAt, startedAt, holdsWorker }) => (
          <li key={`${jobId} ${startedAt}`} class={css.job}>
            <JobNameLink id={jobId} name={callName} />
            <span class="muted" data-tip={formatAbsoluteTime(abandonedAt)}>
              {t('servers.abandoned.since', {
                duration: formatDuration(storeNow.value - abandonedAt),
              })}
            </span>
            <span class="muted">
              {t(holdsWorker ? 'servers.abandoned.holds' : 'servers.abandoned.free')}
            </span>
          </li>
        ))}
        {more > 0 && <li class="muted">{t('servers.running.more', { count: more })}</li>}
      </ul>
    </div>
  );
}
