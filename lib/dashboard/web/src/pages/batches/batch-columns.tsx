import { Link } from 'wouter-preact';
import type { BatchAnswer } from '../../../../answers/batches';
import { paths } from '../../addresses/paths';
import { StateBadge } from '../../components/state/state-badge';
import type { Column } from '../../components/table/column';
import { RelativeTime } from '../../components/time/relative-time';
import { t } from '../../i18n/translate';
import { BatchProgress } from './batch-progress';

export function batchColumns(): ReadonlyArray<Column<BatchAnswer>> {
  return [
    {
      key: 'batch',
      header: t('column.batch'),
      isWide: true,
      isBare: true,
      cell: ({ id, description }) => (
        <Link href={paths.batch(id)} class={description ? 'foreign' : 'mono foreign'}>
          {description ?? id}
        </Link>
      ),
    },
    { key: 'state', header: t('column.state'), cell: ({ state }) => <StateBadge state={state} /> },
    {
      key: 'progress',
      header: t('batch.progress'),
      cell: (batch) => <BatchProgress batch={batch} />,
    },
    {
      key: 'created',
      header: t('column.created'),
      align: 'end',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}
