import { useQuery } from '@tanstack/preact-query';
import { CalendarClock } from 'lucide-preact';
import { queries } from '../../api/queries';
import { EmptyState } from '../../components/feedback/empty-state';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { DataTable } from '../../components/table/data-table';
import { t } from '../../i18n/translate';
import { recurringColumns } from './recurring-columns';

export function RecurringPage() {
  const query = useQuery(queries.recurringJobs());

  return (
    <Page title={t('recurring.title')} subtitle={t('recurring.about')}>
      <Sheet>
        <QueryView query={query}>
          {(jobs) =>
            jobs.length === 0 ? (
              <EmptyState icon={<CalendarClock size={28} />} title={t('recurring.none')}>
                {t('recurring.none.text')}
              </EmptyState>
            ) : (
              <DataTable
                label={t('recurring.title')}
                rows={jobs}
                keyOf={({ id }) => id}
                columns={recurringColumns()}
              />
            )
          }
        </QueryView>
      </Sheet>
    </Page>
  );
}
