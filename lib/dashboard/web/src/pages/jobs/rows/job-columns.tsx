import { Link } from 'wouter-preact';
import type { JobRow } from '../../../../../answers/jobs';
import { paths } from '../../../addresses/paths';
import { qualified } from '../../../api/qualifiers';
import { JobIdLink, JobNameLink } from '../../../components/job/job-link';
import { ENQUEUED } from '../../../components/state/built-in-states';
import { StateBadge } from '../../../components/state/state-badge';
import type { Column } from '../../../components/table/column';
import { RelativeTime } from '../../../components/time/relative-time';
import { formatDuration, formatNumber } from '../../../i18n/format';
import { messageFor, t } from '../../../i18n/translate';
import { ServerName } from '../../servers/server-name';
import { JobArguments } from './job-arguments';
import css from './job-columns.module.css';
import { JobErrorSummary } from './job-error-summary';
import type { JobColumnName, JobList } from './job-list';

type JobColumn = Column<JobRow>;

/** Made anew for each rendering, because the headers are in the reader's language. */
export function jobColumnsOf({
  columns,
  name,
}: Pick<JobList, 'columns' | 'name'>): readonly JobColumn[] {
  return columns.map((column) => COLUMNS[column](name));
}

const COLUMNS: Readonly<Record<JobColumnName, (list: string) => JobColumn>> = {
  id: () => ({
    key: 'id',
    header: t('column.id'),
    cell: ({ id }) => <JobIdLink id={id} />,
  }),
  job: () => ({
    key: 'job',
    header: t('column.job'),
    isWide: true,
    isBare: true,
    cell: (job) => (
      <>
        <JobNameLink id={job.id} name={job.displayName} />
        <JobArguments job={job} />
        {job.isParked && <span class="muted">{t('jobs.parked')}</span>}
        {job.waitingFor && (
          <span class="muted foreign">{t('jobs.waitingFor', { resource: job.waitingFor })}</span>
        )}
      </>
    ),
  }),
  jobWithError: () => ({
    key: 'job',
    header: t('column.job'),
    isWide: true,
    isBare: true,
    cell: (job) => (
      <>
        <JobNameLink id={job.id} name={job.displayName} />
        <JobArguments job={job} />
        <JobErrorSummary job={job} />
      </>
    ),
  }),
  state: () => ({
    key: 'state',
    header: t('column.state'),
    cell: ({ state }) => <StateBadge state={state} />,
  }),
  queue: () => ({
    key: 'queue',
    header: t('column.queue'),
    cell: ({ queue }) => (
      <Link href={paths.jobs(ENQUEUED, qualified('queue', queue))} class="mono foreign">
        {queue}
      </Link>
    ),
  }),
  server: () => ({
    key: 'server',
    header: t('column.server'),
    cell: ({ serverId }) => serverId && <ServerName id={serverId} />,
  }),
  attempt: () => ({
    key: 'attempt',
    header: t('column.attempt'),
    align: 'end',
    cell: ({ attempt }) => <span class="numeric">{formatNumber(attempt)}</span>,
  }),
  runAt: (list) => ({
    key: 'runAt',
    header: list === 'retries' ? t('column.retry') : t('column.runAt'),
    align: 'end',
    cell: ({ runAt }) => runAt !== undefined && <RelativeTime at={runAt} />,
  }),
  created: () => ({
    key: 'created',
    header: t('column.created'),
    align: 'end',
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  }),
  since: (list) => ({
    key: 'since',
    header: messageFor(`column.since.${list}`) ?? t('column.since'),
    align: 'end',
    cell: ({ stateAt }) => <RelativeTime at={stateAt} />,
  }),
  started: () => ({
    key: 'started',
    header: t('column.started'),
    align: 'end',
    cell: ({ stateAt }) => <RelativeTime at={stateAt} />,
  }),
  duration: () => ({
    key: 'duration',
    header: t('column.duration'),
    align: 'end',
    cell: ({ durationMs }) => <Duration ms={durationMs} />,
  }),
  latency: () => ({
    key: 'latency',
    header: t('column.latency'),
    align: 'end',
    cell: ({ latencyMs }) => <Duration ms={latencyMs} />,
  }),
  condition: () => ({
    key: 'condition',
    header: t('column.condition'),
    cell: ({ condition }) =>
      condition !== undefined && <bdi>{messageFor(`condition.${condition}`) ?? condition}</bdi>,
  }),
  parents: () => ({
    key: 'parents',
    header: t('column.parents'),
    cell: ({ parentIds = [] }) => (
      <div class={css.parents}>
        {parentIds.slice(0, 2).map((id) => (
          <JobIdLink key={id} id={id} />
        ))}
        {parentIds.length > 2 && (
          <span class="muted">{t('column.parents.more', { count: parentIds.length - 2 })}</span>
        )}
      </div>
    ),
  }),
};

function Duration({ ms }: { ms: number | undefined }) {
  return ms === undefined ? null : <span class="numeric">{formatDuration(ms)}</span>;
}
