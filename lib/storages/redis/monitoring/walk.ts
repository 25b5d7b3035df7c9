import { PROCESSING, SUCCEEDED } from '../../../states/state-names.js';
import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import { isAboutSuccess } from '../../parts/monitoring/impossible-search.js';
import { comparePlaces, type JobList, type ListKey } from '../../parts/monitoring/job-list.js';

/** A sorted set of jobs: by score and id they are ordered as in the list. */
export interface Walk {
  /** The key behind the prefix of the store. */
  readonly set: string;
  /** What the keys of its jobs in the list begin with. */
  readonly head: ListKey;
}

/** A place in a sorted set. */
export interface SetPlace {
  readonly score: string;
  readonly id: string;
}

/** The names of the queues that have Enqueued jobs, in order. */
export interface EnqueuedIn {
  readonly ready: readonly string[];
  readonly held: readonly string[];
}

/** The sorted sets with the jobs of the list, one behind the other. */
export function walksOf(search: JobSearch, list: JobList, queues: EnqueuedIn): readonly Walk[] {
  const { batchId } = search;
  switch (list.order) {
    case 'creation':
      return [{ set: batchId === undefined ? 'all' : `jobsOf:${batchId}`, head: [] }];
    case 'time-of-state':
      return [{ set: `state:${stateOf(search)}`, head: [] }];
    case 'schedule':
      return [{ set: 'scheduled', head: [] }];
    case 'claims':
      return enqueuedWalks(search, queues);
  }
}

/** The state of the jobs of a list that is ordered by the times of one state. */
function stateOf(search: JobSearch): string {
  if (search.serverId !== undefined) return PROCESSING;
  return isAboutSuccess(search) ? SUCCEEDED : (search.states?.[0] ?? '');
}

function enqueuedWalks({ queue }: JobSearch, { ready, held }: EnqueuedIn): readonly Walk[] {
  const isAsked = (name: string) => queue === undefined || name === queue;
  return [
    ...ready.filter(isAsked).map((name) => ({ set: `ready:${name}`, head: [0, name] })),
    ...held.filter(isAsked).map((name) => ({ set: `held:${name}`, head: [1, name] })),
  ];
}

/** The key in the list of the job at this place of the walk. */
export function keyAt(list: JobList, { head }: Walk, { score, id }: SetPlace): ListKey {
  return list.order === 'creation' ? [id] : [...head, Number(score), id];
}

/** The walks behind a key, and the place in the first of them: undefined where that walk begins behind the key. */
export function walksBehind(
  list: JobList,
  walks: readonly Walk[],
  key: ListKey,
): { readonly walks: readonly Walk[]; readonly place: SetPlace | undefined } {
  const isBefore = ({ head }: Walk) => comparePlaces(list, head, key) < 0;
  const left = walks.filter((walk) => !isBefore(walk));
  const [first] = left;
  if (!first || comparePlaces(list, first.head, key) > 0) return { walks: left, place: undefined };
  const score = list.order === 'creation' ? 0 : key.at(-2);
  return { walks: left, place: { score: String(score), id: String(key.at(-1)) } };
}
