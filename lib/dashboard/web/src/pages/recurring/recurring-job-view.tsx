import type { RecurringAnswer } from '../../../../answers/recurring';
import { JobIdLink } from '../../components/job/job-link';
import { Facts } from '../../components/layout/facts';
import { Panel } from '../../components/layout/panel';
import { StateBadge } from '../../components/state/state-badge';
import { DataTable } from '../../components/table/data-table';
import { RelativeTime } from '../../components/time/relative-time';
import { messageFor, t } from '../../i18n/translate';
import { NextRun } from './next-run';
import { NextTimes } from './next-times';
import css from './recurring-job-view.module.css';
import { RunStrip } from './run-strip';

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
                value: <code class="foreign">{job.queue}</code>,
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
          <NextTimes times={job.nextTimes} timeZone={job.timeZone} />
        </Panel>
      </div>
      <Panel title={t('recurring.runs')} actions={<RunStrip job={job} />}>
        {job.occurrences.length > 0 && (
          <DataTable
            label={t('recurring.runs')}
            rows={job.occurrences}
            keyOf={({ nominalAt }) => String(nominalAt)}
            columns={[
              {
                key: 'at',
                header: t('recurring.due'),
                cell: ({ nominalAt }) => <RelativeTime at={nominalAt} />,
              },
              {
                key: 'state',
                header: t('column.state'),
                cell: ({ state }) =>
                  state ? (
                    <StateBadge state={state} />
                  ) : (
                    <span class="muted">{t('recurring.noJob')}</span>
                  ),
              },
              {
                key: 'job',
                header: t('column.job'),
                align: 'end',
                cell: ({ jobId }) => jobId && <JobIdLink id={jobId} />,
              },
            ]}
          />
        )}
      </Panel>
    </>
  );
}

const zoneInWords = ({ timeZone, currentTimeZone }: RecurringAnswer) =>
  currentTimeZone === undefined ? timeZone : `${timeZone} (${currentTimeZone})`;
