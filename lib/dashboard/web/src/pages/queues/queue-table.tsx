import { Rows3 } from 'lucide-preact';
import { Link } from 'wouter-preact';
import type { QueueAnswer } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { ShareBar } from '../../components/charts/share-bar';
import { EmptyState } from '../../components/feedback/empty-state';
import { ENQUEUED } from '../../components/state/built-in-states';
import type { Column } from '../../components/table/column';
import { DataTable } from '../../components/table/data-table';
import { Age } from '../../components/time/age';
import { RelativeTime } from '../../components/time/relative-time';
import { formatCount, formatDuration, formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { holdSentence } from './hold-sentence';
import { QueueActions } from './queue-actions';
import { QueueRate } from './queue-rate';
import css from './queue-table.module.css';

interface QueueTableProps {
  readonly queues: readonly QueueAnswer[];
  /** Whether to show only the columns for a quick check. */
  readonly isBrief?: boolean;
}

export function QueueTable({ queues, isBrief = false }: QueueTableProps) {
  if (queues.length === 0) {
    return <EmptyState icon={<Rows3 size={24} />} title={t('queues.none')} />;
  }
  const deepest = Math.max(1, ...queues.map(({ ready }) => ready.count));
  const columns: ReadonlyArray<Column<QueueAnswer> | false> = [
    {
      key: 'name',
      header: t('column.queue'),
      isWide: true,
      cell: (queue) => <QueueName queue={queue} isBrief={isBrief} />,
    },
    {
      key: 'ready',
      header: t('queues.ready'),
      align: 'end',
      cell: ({ ready }) => (
        <div class={css.depth}>
          <span class="numeric">{formatCount(ready)}</span>
          <ShareBar share={ready.count / deepest} state="enqueued" />
        </div>
      ),
    },
    {
      key: 'oldest',
      header: t('queues.oldest'),
      align: 'end',
      cell: ({ oldestReadyAt }) =>
        oldestReadyAt === undefined ? <span class="muted">–</span> : <Age since={oldestReadyAt} />,
    },
    !isBrief && {
      key: 'waiting',
      header: t('queues.waiting'),
      align: 'end',
      cell: ({ waiting }) => <span class="numeric">{formatCount(waiting)}</span>,
    },
    {
      key: 'processing',
      header: t('queues.processing'),
      align: 'end',
      cell: ({ processing }) => <span class="numeric">{formatNumber(processing)}</span>,
    },
    !isBrief && {
      key: 'throughput',
      header: t('queues.throughput'),
      align: 'end',
      cell: ({ activity }) => <QueueRate perSecond={activity?.throughput ?? 0} />,
    },
    !isBrief && {
      key: 'latency',
      header: t('queues.latency'),
      align: 'end',
      cell: ({ activity }) => <Latency latencyMs={activity?.latencyMs} />,
    },
    {
      key: 'servers',
      header: t('servers.title'),
      align: 'end',
      cell: ({ servers }) =>
        servers === 0 ? (
          <span class={css.unserved}>{t('queues.unserved')}</span>
        ) : (
          <span class="numeric">{formatNumber(servers)}</span>
        ),
    },
    !isBrief && {
      key: 'actions',
      isPinned: true,
      header: t('actions'),
      align: 'end',
      cell: (queue) => <QueueActions queue={queue} />,
    },
  ];

  return (
    <DataTable
      label={t('queues.title')}
      rows={queues}
      keyOf={({ name }) => name}
      columns={columns.filter((column) => column !== false)}
    />
  );
}

function Latency({ latencyMs }: { latencyMs: number | undefined }) {
  if (latencyMs === undefined) return <span class="muted">–</span>;
  return <span class="numeric">{formatDuration(latencyMs)}</span>;
}

interface QueueNameProps {
  readonly queue: QueueAnswer;
  readonly isBrief: boolean;
}

function QueueName({ queue: { name, pausedAt, pausedBy, hold }, isBrief }: QueueNameProps) {
  return (
    <>
      <Link href={paths.jobs(ENQUEUED, qualified('queue', name))} class="mono foreign">
        {name}
      </Link>
      {pausedAt !== undefined && (
        <div class={css.paused}>
          {t('queues.paused')} <RelativeTime at={pausedAt} />
          {pausedBy && !isBrief && (
            <>
              {' · '}
              <bdi>{pausedBy}</bdi>
            </>
          )}
        </div>
      )}
      {hold?.kind === 'workers-busy' && (
        <div class={css.held}>
          <bdi>{holdSentence(name, hold)}</bdi>
        </div>
      )}
    </>
  );
}
