import type { HistoryAnswer } from '../../../../answers/live';
import { DataTable } from '../../components/table/data-table';
import { formatAbsoluteTime, formatDay, formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './history-table.module.css';

/** The numbers of the bars, for people who cannot see the bars. */
export function HistoryTable({ history: { points, resolution } }: { history: HistoryAnswer }) {
  return (
    <details class={css.details}>
      <summary>{t('history.asTable')}</summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus */}
      <div class={css.scroll} tabIndex={0} role="group" aria-label={t('history.title')}>
        <DataTable
          label={t('history.title')}
          rows={points.toReversed()}
          keyOf={({ from }) => String(from)}
          columns={[
            {
              key: 'from',
              header: t('history.from'),
              cell: ({ from }) =>
                resolution === 'day' ? formatDay(from) : formatAbsoluteTime(from),
            },
            {
              key: 'succeeded',
              header: t('state.Succeeded'),
              align: 'end',
              cell: ({ succeeded }) => formatNumber(succeeded),
            },
            {
              key: 'failed',
              header: t('state.Failed'),
              align: 'end',
              cell: ({ failed }) => formatNumber(failed),
            },
            {
              key: 'deleted',
              header: t('state.Deleted'),
              align: 'end',
              cell: ({ deleted }) => formatNumber(deleted),
            },
          ]}
        />
      </div>
    </details>
  );
}
