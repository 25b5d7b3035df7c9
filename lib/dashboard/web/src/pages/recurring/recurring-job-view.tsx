import type { RecurringAnswer } from '../../../../answers/recurring';
import { Facts } from '../../components/layout/facts';
import { Panel } from '../../components/layout/panel';
import { RelativeTime } from '../../components/time/relative-time';
import { messageFor, t } from '../../i18n/translate';
import { NextRun } from './next-run';
import { OccurrenceTable } from './occurrences/occurrence-table';
import { RunStrip } from './occurrences/run-strip';
import css from './recurring-job-view.module.css';
import { NextTimes } from './schedule/next-times';

export function RecurringJobView({ job }: { job: RecurringAnswer }) {
  return (
    <>
      {job.error && (
        <p class={css.error} role="alert">
          <bdi>{job.error}</bdi>
        </p>
      )}
      <div class={css.columns}>
        <Panel title={t('recurring.schedule')}>
          <Facts
            facts={[
              { name: t('recurring.words'), value: job.cronText },
              { name: t('recurring.cron'), value: <code class="foreign">{job.cron}</code> },
              { name: t('recurring.timeZone'), value: <bdi>{zoneInWords(job)}</bdi> },
              { name: t('recurring.next'), value: <NextRun job={job} /> },
              job.queue !== undefined && {
                name: t('column.queue'),
                value: <QueueOf job={job} />,
              },
              {
                name: t('recurring.misfire'),
                value: messageFor(`misfire.${job.misfire}`) ?? job.misfire,
              },
              {
                name: t('recurring.overlap'),
                value: messageFor(`overlap.${job.overlap}`) ?? job.overlap,
              },
              job.description !== undefined && {
                name: t('recurring.description'),
                value: <bdi>{job.description}</bdi>,
              },
              {
                name: t('recurring.origin'),
                value: t(job.isDeclared ? 'recurring.declared' : 'recurring.added'),
              },
              { name: t('column.created'), value: <RelativeTime at={job.createdAt} /> },
            ]}
          />
        </Panel>
        <Panel title={t('recurring.nextTimes')} isPadded>
          <NextTimes times={job.nextTimes} timeZone={job.timeZone} none={noneOf(job)} />
        </Panel>
      </div>
      <Panel title={t('recurring.runs')} actions={<RunStrip job={job} />}>
        {job.occurrences.length > 0 && <OccurrenceTable occurrences={job.occurrences} />}
      </Panel>
    </>
  );
}

const zoneInWords = ({ timeZone, currentTimeZone }: RecurringAnswer) =>
  currentTimeZone === undefined ? timeZone : `${timeZone} (${currentTimeZone})`;

function QueueOf({ job: { queue, isQueuePaused } }: { job: RecurringAnswer }) {
  return (
    <>
      <code class="foreign">{queue}</code>
      {isQueuePaused && <span class={css.waiting}> {t('recurring.queue.paused')}</span>}
    </>
  );
}

/** Why there are no next times. */
function noneOf({ pausedAt, isDisabled }: RecurringAnswer): string | undefined {
  if (pausedAt !== undefined) return t('recurring.noNext.paused');
  return isDisabled ? t('recurring.noNext.disabled') : undefined;
}
