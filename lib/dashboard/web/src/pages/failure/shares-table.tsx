import type { FailureShare } from '../../../../answers/performance';
import { ShareBar } from '../../components/charts/share-bar';
import { DataTable } from '../../components/table/data-table';
import { formatNumber, formatShare } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { AttemptsPlace, type PlaceKind, placeHeader } from '../performance/attempts-place';
import css from './shares-table.module.css';

interface SharesTableProps {
  readonly kind: PlaceKind;
  readonly shares: readonly FailureShare[];
}

/** How many of the attempts failed in each method, on each server, and so on. */
export function SharesTable({ kind, shares }: SharesTableProps) {
  const total = Math.max(
    1,
    shares.reduce((sum, { count }) => sum + count, 0),
  );

  return (
    <DataTable
      label={t(`performance.${kind}`)}
      rows={shares}
      keyOf={({ name }) => name}
      columns={[
        {
          key: 'name',
          header: placeHeader(kind),
          isWide: true,
          isBare: true,
          cell: ({ name }) => <AttemptsPlace kind={kind} name={name} />,
        },
        {
          key: 'count',
          header: t('performance.failed'),
          align: 'end',
          cell: ({ count }) => (
            <div class={css.share}>
              <span class="numeric">
                {formatNumber(count)} <span class="muted">({formatShare(count / total)})</span>
              </span>
              <ShareBar share={count / total} state="failed" />
            </div>
          ),
        },
      ]}
    />
  );
}
