import type { Percentiles, PerformanceRow } from '../../../../answers/performance';
import { DataTable } from '../../components/table/data-table';
import { formatDuration, formatNumber, formatShare } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { AttemptsPlace, type PlaceKind, placeHeader } from './attempts-place';
import css from './performance-table.module.css';

const PERCENTILES = ['p50', 'p95', 'p99'] as const;

interface PerformanceTableProps {
  readonly kind: PlaceKind;
  readonly rows: readonly PerformanceRow[];
}

/** How often and how long the jobs of each method, queue, server or version ran. */
export function PerformanceTable({ kind, rows }: PerformanceTableProps) {
  return (
    <DataTable
      label={t(`performance.${kind}`)}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        {
          key: 'name',
          header: placeHeader(kind),
          isBare: true,
          cell: ({ name }) => (
            <div class={css.name}>
              <AttemptsPlace kind={kind} name={name} />
            </div>
          ),
        },
        {
          key: 'total',
          header: t('performance.total'),
          align: 'end',
          cell: ({ totalMs }) => <span class="numeric">{formatDuration(totalMs)}</span>,
        },
        {
          key: 'count',
          header: t('performance.attempts'),
          align: 'end',
          cell: ({ count }) => <span class="numeric">{formatNumber(count)}</span>,
        },
        {
          key: 'failed',
          header: t('performance.failed'),
          align: 'end',
          cell: (row) => <Failed row={row} />,
        },
        {
          key: 'run',
          header: t('performance.run'),
          align: 'end',
          cell: ({ run }) => <Durations of={run} />,
        },
        {
          key: 'wait',
          header: t('performance.wait'),
          align: 'end',
          cell: ({ wait }) => <Durations of={wait} />,
        },
      ]}
    />
  );
}

function Failed({ row: { failed, count } }: { row: PerformanceRow }) {
  if (failed === 0) return <span class="numeric muted">0</span>;
  return (
    <span class="numeric">
      {formatNumber(failed)}{' '}
      <span class={css.share}>({formatShare(failed / Math.max(1, count))})</span>
    </span>
  );
}

function Durations({ of }: { of: Percentiles }) {
  return (
    <div class={css.durations}>
      {PERCENTILES.map((name) => (
        <span key={name} class="numeric">
          <span class="muted">{name}</span> {formatDuration(of[name])}
        </span>
      ))}
    </div>
  );
}
