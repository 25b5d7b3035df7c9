import type {
  JobsAnswer,
  OverviewAnswer,
  QueueAnswer,
  RecurringAnswer,
  ServerAnswer,
} from '../../../../api/answers';
import { storeNow } from '../../api/live/store-clock';
import { queryClient } from '../../api/query-client';
import { STATES } from '../../components/state/state-names';
import { messageFor } from '../../i18n/translate';
import { QUALIFIERS, type Qualifier, quoted, type Word } from './qualifiers';

export interface Suggestion {
  /** What takes the word's place. */
  readonly text: string;
  readonly hint?: string | undefined;
}

const MOST = 8;
const HOUR = 3_600_000;

export function suggestionsFor({ qualifier, value }: Word): readonly Suggestion[] {
  return (qualifier ? valuesOf(qualifier, value) : qualifiersLike(value)).slice(
    0,
    QUALIFIERS.length,
  );
}

function qualifiersLike(start: string): readonly Suggestion[] {
  return QUALIFIERS.filter((name) => name.startsWith(start.toLowerCase())).map((name) => ({
    text: `${name}:`,
    hint: messageFor(`search.${name}`),
  }));
}

function valuesOf(qualifier: Qualifier, part: string): readonly Suggestion[] {
  if (qualifier === 'before' || qualifier === 'after') return timesFor(qualifier);

  const wanted = part.toLowerCase();
  return [...new Set(knownValues(qualifier))]
    .filter((value) => value !== '' && value.toLowerCase().includes(wanted) && value !== part)
    .slice(0, MOST)
    .map((value) => ({ text: `${qualifier}:${quoted(value)}` }));
}

/** Only what is here anyway: nothing is fetched to make a suggestion. */
function knownValues(qualifier: Qualifier): readonly string[] {
  switch (qualifier) {
    case 'state':
      return STATES;
    case 'queue':
      return [
        ...cached<QueueAnswer[]>('queues')
          .flat()
          .map(({ name }) => name),
        ...jobs().map(({ queue }) => queue),
      ];
    case 'server':
      return cached<ServerAnswer[]>('servers')
        .flat()
        .map(({ id }) => id);
    case 'recurring':
      return cached<RecurringAnswer[] | RecurringAnswer>('recurring-jobs')
        .flat()
        .map(({ id }) => id);
    case 'batch':
      return jobs().map(({ batchId }) => batchId ?? '');
    case 'type':
      return [...jobs().map(({ type }) => type), ...failures().map(({ type }) => type)];
    case 'method':
      return [...jobs().map(({ method }) => method), ...failures().map(({ method }) => method)];
    case 'error':
      return [
        ...failures().map(({ exceptionType }) => exceptionType),
        ...jobs().map(({ exception }) => exception?.type ?? ''),
      ];
    default:
      return [];
  }
}

function cached<Data>(subject: string): readonly Data[] {
  return queryClient
    .getQueriesData<Data>({ queryKey: [subject] })
    .flatMap(([, data]) => (data === undefined ? [] : [data]));
}

const jobs = () => cached<JobsAnswer>('jobs').flatMap((answer) => answer.jobs);
const failures = () => cached<OverviewAnswer>('overview').flatMap((answer) => answer.failures);

function timesFor(qualifier: 'before' | 'after'): readonly Suggestion[] {
  return ([1, 24, 7 * 24] as const).map((hours) => ({
    text: `${qualifier}:${new Date(storeNow.peek() - hours * HOUR).toISOString().slice(0, 16)}Z`,
    hint: messageFor(`search.hoursAgo.${hours}`),
  }));
}
