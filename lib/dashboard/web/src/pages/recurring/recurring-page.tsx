import { useQuery } from '@tanstack/preact-query';
import { CalendarClock } from 'lucide-preact';
import { paths } from '../../addresses/paths';
import { useAddressParameter } from '../../addresses/search-in-address';
import { queries } from '../../api/queries';
import { EmptyList } from '../../components/feedback/empty-list';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { DataTable } from '../../components/table/data-table';
import { ListSearch } from '../../components/table/list-search';
import { Pager } from '../../components/table/pager';
import { t } from '../../i18n/translate';
import { recurringColumns } from './recurring-columns';

export function RecurringPage() {
  const search = useAddressParameter('q') ?? '';
  const cursor = useAddressParameter('cursor');
  const query = useQuery(queries.recurringJobs(search, cursor));

  return (
    <Page
      title={t('recurring.title')}
      subtitle={t('recurring.about')}
      actions={
        <ListSearch
          key={search}
          path={paths.recurring}
          search={search}
          label={t('recurring.search')}
        />
      }
    >
      <Sheet>
        <QueryView query={query}>
          {({ recurringJobs, next }) => (
            <>
              {recurringJobs.length === 0 ? (
                <EmptyList
                  icon={<CalendarClock size={28} />}
                  title={t('recurring.none')}
                  isSearch={search !== ''}
                  hasMore={next !== undefined}
                >
                  {t('recurring.none.text')}
                </EmptyList>
              ) : (
                <DataTable
                  label={t('recurring.title')}
                  rows={recurringJobs}
                  keyOf={({ id }) => id}
                  columns={recurringColumns()}
                />
              )}
              <Pager path={paths.recurring} cursor={cursor} next={next} />
            </>
          )}
        </QueryView>
      </Sheet>
    </Page>
  );
}
