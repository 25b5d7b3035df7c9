import { Plus } from 'lucide-preact';
import { Link } from 'wouter-preact';
import { lastPathSegment } from '../../addresses/base-path';
import { paths } from '../../addresses/paths';
import { useAddressParameter } from '../../addresses/search-in-address';
import { useMay } from '../../api/session';
import { ActionLink } from '../../components/controls/action-link';
import { Page } from '../../components/layout/page';
import { ENQUEUED } from '../../components/state/built-in-states';
import { stateLabel } from '../../components/state/state-names';
import { messageFor, t } from '../../i18n/translate';
import { ExportLinks } from './export-links';
import type { FacetName } from './filters/facet-values';
import { Facets } from './filters/facets';
import { MatchCount } from './filters/match-count';
import { OrderChoice } from './filters/order-choice';
import { QueueChoice } from './filters/queue-choice';
import { JobListView } from './job-list-view';
import { type JobList, jobListOf, RETRIES } from './rows/job-list';

export function JobsPage() {
  const segment = lastPathSegment();
  const list = jobListOf(segment === 'jobs' ? '' : segment);
  const title = list.name === 'all' ? t('jobs.all') : stateLabel(list.name);

  return <ListPage key={list.name} list={list} title={title} path={paths.jobs(list.name)} />;
}

export function RetriesPage() {
  return <ListPage key="retries" list={RETRIES} title={t('retries.title')} path={paths.retries} />;
}

function ListPage({ list, title, path }: { list: JobList; title: string; path: string }) {
  const search = useAddressParameter('q') ?? '';
  const mayCreate = useMay('create');

  return (
    <Page
      title={title}
      actions={
        <>
          <ExportLinks selection={{ ...list.selection, search }} />
          {mayCreate && (
            <ActionLink href={paths.newJob} icon={<Plus size={15} />}>
              {t('newJob.title')}
            </ActionLink>
          )}
          {list.isByAge && <OrderChoice path={path} />}
        </>
      }
      subtitle={
        search === '' ? (
          messageFor(`jobs.about.${list.name}`)
        ) : (
          <>
            {t('jobs.searching')} <code class="foreign">{search}</code>
            {' · '}
            <MatchCount selection={{ ...list.selection, search }} />{' '}
            <Link href={path}>{t('search.clear')}</Link>
          </>
        )
      }
    >
      {list.name === ENQUEUED && <QueueChoice path={path} search={search} />}
      <Facets
        path={path}
        selection={{ ...list.selection, search }}
        without={chosenFacetsOf(list)}
      />
      <JobListView list={list} path={path} search={search} />
    </Page>
  );
}

/** The Enqueued list has a choice of queues of its own. */
function chosenFacetsOf({ name }: JobList): readonly FacetName[] {
  if (name === 'all') return [];
  return name === ENQUEUED ? ['state', 'queue'] : ['state'];
}
