import type { BatchesAnswer } from '../../../../answers/batches';
import type { JobsAnswer } from '../../../../answers/jobs';
import type {
  LostServerAnswer,
  OverviewAnswer,
  QueueAnswer,
  ServerAnswer,
} from '../../../../answers/overview';
import type { RecurringAnswer, RecurringJobsAnswer } from '../../../../answers/recurring';
import type { Qualifier } from '../../api/qualifiers';
import { queries } from '../../api/queries';
import { queryClient } from '../../api/query-client';
import { STATES } from '../../components/state/built-in-states';

/** A value that a search can ask for, and a name for people if the value alone does not tell. */
export interface KnownValue {
  readonly value: string;
  readonly hint?: string | undefined;
}

const FRESH_FOR_MS = 30_000;
const SAMPLED_JOBS = 100;

/** The values that the pages and `readValuesOf` have read. */
export function knownValuesOf(qualifier: Qualifier): readonly KnownValue[] {
  switch (qualifier) {
    case 'state':
      return STATES.map((value) => ({ value }));
    case 'queue':
      return [...queues().map(({ name }) => name), ...jobs().map(({ queue }) => queue)].map(named);
    case 'server':
    case 'ran-on':
      return servers().map(({ id }) => named(id));
    case 'recurring':
      return recurringJobs().map(({ id, displayName }) => ({ value: id, hint: displayName }));
    case 'batch':
      return [
        ...batches().map(({ id, description }) => ({ value: id, hint: description })),
        ...jobs().map(({ batchId }) => named(batchId ?? '')),
      ];
    case 'type':
      return [...jobs(), ...failures()].map(({ type }) => named(type));
    case 'method':
      return [...jobs(), ...failures()].map(({ method }) => named(method));
    case 'error':
      return [
        ...failures().map(({ exceptionType }) => named(exceptionType)),
        ...jobs().map(({ exception }) => named(exception?.type ?? '')),
      ];
    case 'fingerprint':
      return failures().map(({ fingerprint = '', exceptionType }) => ({
        value: fingerprint,
        hint: exceptionType,
      }));
    case 'id':
      return jobs().map(({ id, displayName }) => ({ value: id, hint: displayName }));
    default:
      return [];
  }
}

/**
 * Reads the values of a qualifier, unless they were read just now.
 *
 * @param part a part of the wanted value
 */
export async function readValuesOf(qualifier: Qualifier, part: string): Promise<void> {
  switch (qualifier) {
    case 'queue':
      return queryClient.prefetchQuery({ ...queries.queues(), staleTime: FRESH_FOR_MS });
    case 'server':
      return queryClient.prefetchQuery({ ...queries.servers(), staleTime: FRESH_FOR_MS });
    case 'ran-on':
      await Promise.all([
        queryClient.prefetchQuery({ ...queries.servers(), staleTime: FRESH_FOR_MS }),
        queryClient.prefetchQuery({ ...queries.lostServers(), staleTime: FRESH_FOR_MS }),
      ]);
      return;
    case 'recurring':
      return queryClient.prefetchQuery({
        ...queries.recurringJobs(part, undefined),
        staleTime: FRESH_FOR_MS,
      });
    case 'batch':
      return queryClient.prefetchQuery({
        ...queries.batches({ search: part }),
        staleTime: FRESH_FOR_MS,
      });
    case 'error':
    case 'fingerprint':
      return queryClient.prefetchQuery({ ...queries.overview(), staleTime: FRESH_FOR_MS });
    case 'type':
    case 'method':
    case 'id':
      return queryClient.prefetchQuery({
        ...queries.jobs({ search: '', limit: SAMPLED_JOBS }),
        staleTime: FRESH_FOR_MS,
      });
  }
}

const named = (value: string): KnownValue => ({ value });

const jobs = () => cached<JobsAnswer>('jobs').flatMap((answer) => answer.jobs);
const failures = () => cached<OverviewAnswer>('overview').flatMap((answer) => answer.failures);
const queues = () => cached<QueueAnswer[]>('queues').flat();
/** All known servers, including lost servers once they are read. */
const servers = () => cached<ServerAnswer[] | LostServerAnswer[]>('servers').flat();
const recurringJobs = () =>
  cached<RecurringJobsAnswer | RecurringAnswer>('recurring-jobs').flatMap((answer) =>
    'recurringJobs' in answer ? answer.recurringJobs : answer,
  );
const batches = () => cached<BatchesAnswer>('batches').flatMap((answer) => answer.batches);

function cached<Data>(subject: string): readonly Data[] {
  return queryClient
    .getQueriesData<Data>({ queryKey: [subject] })
    .flatMap(([, data]) => (data === undefined ? [] : [data]));
}
