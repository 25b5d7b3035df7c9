import { useQuery } from '@tanstack/preact-query';
import { Layers } from 'lucide-preact';
import { queries } from '../../api/queries';
import { paths } from '../../app/base-path';
import { useAddressParameter } from '../../app/search/search-in-address';
import { Segments } from '../../components/controls/segments';
import { EmptyState } from '../../components/feedback/empty-state';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { stateLabel } from '../../components/state/state-names';
import { DataTable } from '../../components/table/data-table';
import { Pager } from '../../components/table/pager';
import { t } from '../../i18n/translate';
import { batchColumns } from './batch-columns';

const STATES = ['Awaiting', 'Started', 'Completed', 'Succeeded', 'Deleted'] as const;

export function BatchesPage() {
  const state = useAddressParameter('state');
  const cursor = useAddressParameter('cursor');
  const query = useQuery(queries.batches(state, cursor));

  return (
    <Page
      title={t('batches.title')}
      subtitle={t('batches.about')}
      actions={
        <Segments
          label={t('column.state')}
          segments={[
            { label: t('batches.all'), href: paths.batches, isCurrent: state === undefined },
            ...STATES.map((name) => ({
              label: stateLabel(name),
              href: `${paths.batches}?state=${name}`,
              isCurrent: state === name,
            })),
          ]}
        />
      }
    >
      <Sheet>
        <QueryView query={query}>
          {({ batches, next }) => (
            <>
              {batches.length === 0 ? (
                <EmptyState icon={<Layers size={28} />} title={t('batches.none')}>
                  {t('batches.none.text')}
                </EmptyState>
              ) : (
                <DataTable
                  label={t('batches.title')}
                  rows={batches}
                  keyOf={({ id }) => id}
                  columns={batchColumns()}
                />
              )}
              <Pager path={paths.batches} cursor={cursor} next={next} />
            </>
          )}
        </QueryView>
      </Sheet>
    </Page>
  );
}
