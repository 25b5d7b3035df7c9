import { Timer } from 'lucide-preact';
import type { JobRow } from '../../../../answers/jobs';
import { EmptyState } from '../../components/feedback/empty-state';
import { JobNameLink } from '../../components/job/job-link';
import { Panel } from '../../components/layout/panel';
import { DataTable } from '../../components/table/data-table';
import { Age } from '../../components/time/age';
import { t } from '../../i18n/translate';
import { ServerName } from '../servers/server-name';

export function LongRunningPanel({ jobs }: { jobs: readonly JobRow[] }) {
  return (
    <Panel title={t('longRunning.title')}>
      {jobs.length === 0 ? (
        <EmptyState icon={<Timer size={24} />} title={t('longRunning.none')} />
      ) : (
        <DataTable
          label={t('longRunning.title')}
          rows={jobs}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'job',
              header: t('column.job'),
              isWide: true,
              isBare: true,
              cell: ({ id, displayName }) => <JobNameLink id={id} name={displayName} />,
            },
            {
              key: 'server',
              header: t('column.server'),
              cell: ({ serverId }) => serverId && <ServerName id={serverId} />,
            },
            {
              key: 'since',
              header: t('longRunning.for'),
              align: 'end',
              cell: ({ stateAt }) => <Age since={stateAt} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}
