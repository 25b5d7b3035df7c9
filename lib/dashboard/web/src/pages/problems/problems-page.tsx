import { useQuery } from '@tanstack/preact-query';
import { CircleCheck } from 'lucide-preact';
import { queries } from '../../api/queries';
import { EmptyState } from '../../components/feedback/empty-state';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { ClosedProblems } from './closed-problems';
import { OpenProblems } from './open-problems';

export function ProblemsPage() {
  const query = useQuery(queries.problems());

  return (
    <Page title={t('problems.title')} subtitle={t('problems.about')}>
      <QueryView query={query}>
        {({ open, closed }) => (
          <>
            <Sheet>
              {open.length === 0 ? (
                <EmptyState icon={<CircleCheck size={28} />} title={t('problems.none')}>
                  {t('problems.none.text')}
                </EmptyState>
              ) : (
                <OpenProblems problems={open} />
              )}
            </Sheet>
            {closed.length > 0 && <ClosedProblems problems={closed} />}
          </>
        )}
      </QueryView>
    </Page>
  );
}
