import { useQuery } from '@tanstack/preact-query';
import { ListChecks } from 'lucide-preact';
import { Link } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { queries } from '../../api/queries';
import { EmptyState } from '../../components/feedback/empty-state';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { DataTable } from '../../components/table/data-table';
import { RelativeTime } from '../../components/time/relative-time';
import { t } from '../../i18n/translate';
import { OperationProgress } from './operation-progress';
import { OperationSearch } from './operation-search';

export function BulkOperationsPage() {
  const query = useQuery(queries.bulkOperations());

  return (
    <Page title={t('bulk.title')} subtitle={t('bulk.about')}>
      <Sheet>
        <QueryView query={query}>
          {(operations) =>
            operations.length === 0 ? (
              <EmptyState icon={<ListChecks size={28} />} title={t('bulk.none')}>
                {t('bulk.none.text')}
              </EmptyState>
            ) : (
              <DataTable
                label={t('bulk.title')}
                rows={operations}
                keyOf={({ id }) => id}
                columns={[
                  {
                    key: 'progress',
                    header: t('bulk.progress'),
                    isWide: true,
                    isBare: true,
                    cell: (operation) => <OperationProgress operation={operation} />,
                  },
                  {
                    key: 'search',
                    header: t('bulk.search'),
                    cell: (operation) => <OperationSearch operation={operation} />,
                  },
                  {
                    key: 'user',
                    header: t('bulk.by'),
                    cell: ({ startedBy }) => <bdi>{startedBy}</bdi>,
                  },
                  {
                    key: 'started',
                    header: t('column.started'),
                    align: 'end',
                    cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
                  },
                  {
                    key: 'more',
                    header: t('details'),
                    align: 'end',
                    cell: ({ id }) => <Link href={paths.bulkOperation(id)}>{t('details')}</Link>,
                  },
                ]}
              />
            )
          }
        </QueryView>
      </Sheet>
    </Page>
  );
}
