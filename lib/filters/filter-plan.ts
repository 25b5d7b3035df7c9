import type { JobFilter } from './job-filter.js';

type WithMethod<M extends keyof JobFilter> = JobFilter & Required<Pick<JobFilter, M>>;

/**
 * The filters of one method, sorted, without duplicates, and split by kinds. Where no filter is of a kind, a job only
 * pays for checking the length of a list.
 */
export interface FilterPlan {
  readonly creating: readonly WithMethod<'onCreating'>[];
  readonly created: readonly WithMethod<'onCreated'>[];
  readonly clientException: readonly WithMethod<'onClientException'>[];
  readonly lock: WithMethod<'onLocking'> | undefined;
  readonly timeLimit: WithMethod<'onTimeLimiting'> | undefined;
  readonly performing: readonly JobFilter[];
  readonly around: readonly WithMethod<'aroundPerforming'>[];
  readonly serverException: readonly WithMethod<'onServerException'>[];
  readonly election: readonly WithMethod<'onStateElection'>[];
  readonly unapplied: readonly WithMethod<'onStateUnapplied'>[];
  readonly applied: readonly WithMethod<'onStateApplied'>[];
  /** All filters in order. */
  readonly filters: readonly JobFilter[];
}

export function createFilterPlan(filters: readonly JobFilter[]): FilterPlan {
  const having = <M extends keyof JobFilter>(method: M) =>
    filters.filter((filter): filter is WithMethod<M> => typeof filter[method] === 'function');

  return {
    creating: having('onCreating'),
    created: having('onCreated'),
    clientException: having('onClientException'),
    lock: having('onLocking').at(-1),
    timeLimit: having('onTimeLimiting').at(-1),
    performing: filters.filter((filter) => filter.onPerforming ?? filter.onPerformed),
    around: filters.filter(isAround),
    serverException: having('onServerException'),
    election: having('onStateElection'),
    unapplied: having('onStateUnapplied'),
    applied: having('onStateApplied'),
    filters,
  };
}

/**
 * Looks for the method without calling it. The fake of a mock library answers to every method, and its answer would
 * never let the run go on.
 */
function isAround(filter: JobFilter): filter is WithMethod<'aroundPerforming'> {
  for (let holder: object | null = filter; holder; holder = Object.getPrototypeOf(holder)) {
    const declared = Object.getOwnPropertyDescriptor(holder, 'aroundPerforming');
    if (declared) return typeof filter.aroundPerforming === 'function';
  }
  return false;
}
