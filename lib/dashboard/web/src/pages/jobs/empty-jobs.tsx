import { Inbox } from 'lucide-preact';
import { Link } from 'wouter-preact';
import type { JobsAnswer } from '../../../../answers/jobs';
import { paths } from '../../addresses/paths';
import { storeNow } from '../../api/live/store-clock';
import { EmptyState } from '../../components/feedback/empty-state';
import { SearchOn } from '../../components/feedback/search-on';
import { formatAbsoluteTime, formatDuration } from '../../i18n/format';
import { messageFor, t } from '../../i18n/translate';
import type { JobList } from './rows/job-list';

interface EmptyJobsProps {
  readonly list: JobList;
  readonly path: string;
  readonly search: string;
  /** Whether this is not the first page. */
  readonly isLaterPage: boolean;
  readonly answer: JobsAnswer;
}

/** Says why the list is empty, and how far a search without a result has come. */
export function EmptyJobs({ list, path, search, isLaterPage, answer }: EmptyJobsProps) {
  const { next } = answer;
  const title =
    next === undefined ? wholeTitle(list, search, isLaterPage) : partTitle(answer, isLaterPage);

  return (
    <EmptyState icon={<Inbox size={28} />} title={title}>
      {next !== undefined && <SearchOn path={path} next={next} />}
      {next === undefined && search !== '' && <SearchHint list={list} search={search} />}
    </EmptyState>
  );
}

function wholeTitle({ name }: JobList, search: string, isLaterPage: boolean): string {
  if (search === '') return messageFor(`jobs.none.${name}`) ?? t('jobs.none');
  return isLaterPage ? t('jobs.none.rest') : t('jobs.none.search');
}

/** The search has not looked at everything yet. */
function partTitle({ searchedUntil, searchedBy }: JobsAnswer, isLaterPage: boolean): string {
  if (searchedUntil === undefined || searchedBy === 'next-first') return t('list.noneSoFar');
  const time = formatAbsoluteTime(searchedUntil);
  if (searchedBy === 'due-first') return t('jobs.none.due', { time });
  if (searchedBy === 'oldest-first') return t('jobs.none.oldest', { time });
  if (isLaterPage) return t('jobs.none.latestRest', { time });
  return t('jobs.none.latest', { duration: formatDuration(storeNow.value - searchedUntil) });
}

function SearchHint({ list, search }: Pick<EmptyJobsProps, 'list' | 'search'>) {
  return (
    <>
      <p>{t('jobs.none.hint')}</p>
      {list.name !== 'all' && (
        <p>
          <Link href={paths.jobs('all', search)}>{t('search.inAll')}</Link>
        </p>
      )}
    </>
  );
}
