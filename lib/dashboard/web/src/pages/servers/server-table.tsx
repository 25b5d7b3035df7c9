import { Server } from 'lucide-preact';
import type { ServerAnswer } from '../../../../answers/overview';
import { EmptyState } from '../../components/feedback/empty-state';
import type { Column } from '../../components/table/column';
import { DataTable } from '../../components/table/data-table';
import { RelativeTime } from '../../components/time/relative-time';
import { formatBytes, formatDuration, formatPercent } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { AbandonedRuns } from './abandoned-runs';
import { Heartbeat } from './heartbeat';
import { RunningJobs } from './running-jobs';
import { ServerName } from './server-name';
import { ServerStatus } from './server-status';
import css from './server-table.module.css';
import { ServerVersion } from './server-version';
import { StopButton } from './stop-button';
import { WorkerLoad } from './worker-load';

interface ServerTableProps {
  readonly servers: readonly ServerAnswer[];
  /** Whether to show only the columns for a quick check. */
  readonly isBrief?: boolean;
}

export function ServerTable({ servers, isBrief = false }: ServerTableProps) {
  if (servers.length === 0) {
    return (
      <EmptyState icon={<Server size={24} />} title={t('servers.none')}>
        {t('servers.none.text')}
      </EmptyState>
    );
  }
  const columns: ReadonlyArray<Column<ServerAnswer> | false> = [
    {
      key: 'name',
      header: t('column.server'),
      cell: (server) => (
        <>
          <ServerName id={server.id} />
          <ServerStatus server={server} />
        </>
      ),
    },
    {
      key: 'load',
      header: t('servers.workers'),
      cell: (server) => <WorkerLoad server={server} />,
    },
    !isBrief && {
      key: 'queues',
      header: t('queues.title'),
      cell: ({ queues }) => <span class="mono foreign">{queues.join(', ')}</span>,
    },
    !isBrief && {
      key: 'version',
      header: t('servers.version'),
      cell: (server) => <ServerVersion server={server} />,
    },
    !isBrief && {
      key: 'started',
      header: t('column.started'),
      align: 'end',
      cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
    },
    {
      key: 'heartbeat',
      header: t('servers.heartbeat'),
      align: 'end',
      cell: (server) => <Heartbeat server={server} />,
    },
    !isBrief && {
      key: 'memory',
      header: t('servers.memory'),
      align: 'end',
      cell: ({ memoryBytes }) =>
        memoryBytes !== undefined && <span class="numeric">{formatBytes(memoryBytes)}</span>,
    },
    !isBrief && {
      key: 'cpu',
      header: t('servers.cpu'),
      align: 'end',
      cell: ({ cpu }) => cpu !== undefined && <span class="numeric">{formatPercent(cpu)}</span>,
    },
    !isBrief && {
      key: 'lag',
      header: t('servers.lag'),
      align: 'end',
      cell: ({ eventLoopLagMs }) =>
        eventLoopLagMs !== undefined && (
          <span class="numeric">{formatDuration(eventLoopLagMs)}</span>
        ),
    },
    !isBrief && {
      key: 'measured',
      header: t('servers.measured'),
      align: 'end',
      cell: ({ memoryBytes, heartbeatAt }) =>
        memoryBytes !== undefined && <RelativeTime at={heartbeatAt} />,
    },
    !isBrief && {
      key: 'actions',
      isPinned: true,
      header: t('actions'),
      align: 'end',
      cell: (server) => <StopButton server={server} />,
    },
  ];

  return (
    <DataTable
      label={t('servers.title')}
      rows={servers}
      keyOf={({ id }) => id}
      columns={columns.filter((column) => column !== false)}
      details={isBrief ? undefined : workOf}
    />
  );
}

function workOf(server: ServerAnswer) {
  const { running, activity } = server;
  if (running.length === 0 && !activity?.abandonedCount) return false;
  return (
    <div class={css.work}>
      {running.length > 0 && <RunningJobs server={server} />}
      <AbandonedRuns activity={activity} />
    </div>
  );
}
