import { Link } from 'wouter-preact';
import { lastPathSegment } from '../../addresses/base-path';
import { paths } from '../../addresses/paths';
import { useAddressParameter } from '../../addresses/search-in-address';
import { Page } from '../../components/layout/page';
import { ENQUEUED } from '../../components/state/built-in-states';
import { stateLabel } from '../../components/state/state-names';
import { messageFor, t } from '../../i18n/translate';
import { type JobList, jobListOf, RETRIES } from './job-list';
import { JobListView } from './job-list-view';
import { OrderChoice } from './order-choice';
import { QueueChoice } from './queue-choice';

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

  return (
    <Page
      title={title}
      actions={list.isByAge && <OrderChoice path={path} />}
      subtitle={
        search === '' ? (
          messageFor(`jobs.about.${list.name}`)
        ) : (
          <>
            {t('jobs.searching')} <code class="foreign">{search}</code>{' '}
            <Link href={path}>{t('search.clear')}</Link>
          </>
        )
      }
    >
      {list.name === ENQUEUED && <QueueChoice path={path} search={search} />}
      <JobListView list={list} path={path} search={search} />
    </Page>
  );
}
