import { useQuery } from '@tanstack/preact-query';
import { CalendarClock, Plus } from 'lucide-preact';
import { paths } from '../../addresses/paths';
import { useAddressParameter } from '../../addresses/search-in-address';
import { queries } from '../../api/queries';
import { useMay } from '../../api/session';
import { ActionLink } from '../../components/controls/action-link';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { ListSearch } from '../../components/table/list-search';
import { PagedList } from '../../components/table/paged-list';
import { t } from '../../i18n/translate';
import { recurringColumns } from './recurring-columns';

export function RecurringPage() {
  const search = useAddressParameter('q') ?? '';
  const mayCreate = useMay('create');
  const cursor = useAddressParameter('cursor');
  const query = useQuery(queries.recurringJobs(search, cursor));

  return (
    <Page
      title={t('recurring.title')}
      subtitle={t('recurring.about')}
      actions={
        <>
          {mayCreate && (
            <ActionLink href={paths.newRecurringJob} icon={<Plus size={15} />}>
              {t('newRecurring.title')}
            </ActionLink>
          )}
          <ListSearch
            key={search}
            path={paths.recurring}
            search={search}
            label={t('recurring.search')}
          />
        </>
      }
    >
      <Sheet>
        <QueryView query={query}>
          {({ recurringJobs, next }) => (
            <PagedList
              label={t('recurring.title')}
              rows={recurringJobs}
              keyOf={({ id }) => id}
              columns={recurringColumns()}
              path={paths.recurring}
              search={search}
              cursor={cursor}
              next={next}
              icon={<CalendarClock size={28} />}
              none={t('recurring.none')}
            >
              {t('recurring.none.text')}
            </PagedList>
          )}
        </QueryView>
      </Sheet>
    </Page>
  );
}
