import { useQuery } from '@tanstack/preact-query';
import { Layers } from 'lucide-preact';
import { paths } from '../../addresses/paths';
import { addressWith, useAddressParameter } from '../../addresses/search-in-address';
import { queries } from '../../api/queries';
import { Segments } from '../../components/controls/segments';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { stateLabel } from '../../components/state/state-names';
import { ListSearch } from '../../components/table/list-search';
import { PagedList } from '../../components/table/paged-list';
import { t } from '../../i18n/translate';
import { batchColumns } from './batch-columns';

const STATES = ['Awaiting', 'Started', 'Completed', 'Succeeded', 'Deleted'] as const;

const inState = (state: string | undefined) =>
  addressWith(paths.batches, { state, cursor: undefined });

export function BatchesPage() {
  const state = useAddressParameter('state');
  const cursor = useAddressParameter('cursor');
  const search = useAddressParameter('q') ?? '';
  const query = useQuery(queries.batches({ state, search, cursor }));

  return (
    <Page
      title={t('batches.title')}
      subtitle={t('batches.about')}
      actions={
        <>
          <ListSearch
            key={search}
            path={paths.batches}
            search={search}
            label={t('batches.search')}
          />
          <Segments
            label={t('column.state')}
            segments={[
              { label: t('batches.all'), href: inState(undefined), isCurrent: state === undefined },
              ...STATES.map((name) => ({
                label: stateLabel(name),
                href: inState(name),
                isCurrent: state === name,
              })),
            ]}
          />
        </>
      }
    >
      <Sheet>
        <QueryView query={query}>
          {({ batches, next }) => (
            <PagedList
              label={t('batches.title')}
              rows={batches}
              keyOf={({ id }) => id}
              columns={batchColumns()}
              path={paths.batches}
              search={search}
              cursor={cursor}
              next={next}
              icon={<Layers size={28} />}
              none={t('batches.none')}
            >
              {t('batches.none.text')}
            </PagedList>
          )}
        </QueryView>
      </Sheet>
    </Page>
  );
}
