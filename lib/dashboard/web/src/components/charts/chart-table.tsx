import { formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { DataTable } from '../table/data-table';
import type { ChartSeries } from './chart-series';
import css from './chart-table.module.css';

interface ChartTableProps {
  readonly label: string;
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly wordsOf: (at: number) => string;
}

/** The numbers of a chart, for people who cannot see the chart. */
export function ChartTable({ label, times, series, wordsOf }: ChartTableProps) {
  return (
    <details class={css.details}>
      <summary>{t('charts.asTable')}</summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus */}
      <div class={css.scroll} tabIndex={0} role="group" aria-label={label}>
        <DataTable
          label={label}
          rows={times.map((at, index) => ({ at, index })).reverse()}
          keyOf={({ at }) => String(at)}
          columns={[
            { key: 'from', header: t('charts.from'), cell: ({ at }) => wordsOf(at) },
            ...series.map(({ state, label: name, values }) => ({
              key: state,
              header: name,
              align: 'end' as const,
              cell: ({ index }: { index: number }) => formatNumber(values[index] ?? 0),
            })),
          ]}
        />
      </div>
    </details>
  );
}
