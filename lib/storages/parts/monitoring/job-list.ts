import { EnqueuedState } from '../../../states/enqueued-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type { JobSearch, SearchPage } from '../../../storage/monitoring/monitoring-store.js';
import { cursorOf, type Place, placeOfCursor } from '../../../storage/monitoring/search-cursor.js';
import { isUuid } from '../../../support/uuid-v7.js';

type KeyPart = number | string;
export type ListKey = readonly KeyPart[];

/** A job as far as lists are ordered by it. Times are in milliseconds since 1970. */
export interface ListedJob {
  readonly id: string;
  readonly queue: string;
  readonly priority: number;
  /** When the job came into its state. */
  readonly since: number;
  readonly runAt: number | undefined;
  /** Whether the job waits for a resource outside of its queue. */
  readonly isWaiting: boolean;
}

/** The order of the jobs of a search. Each job has a key, whose parts are compared one after the other. */
export interface JobList {
  readonly order: 'creation' | 'time-of-state' | 'schedule' | 'claims';
  /** Tells lists apart: a cursor of one list is no place in another list. */
  readonly name: string;
  readonly keyOf: (job: ListedJob) => ListKey;
  /** The kinds of the parts of a key: `#` a number, `$` a text. The last part is an id. */
  readonly keyForm: string;
  readonly isDescending: boolean;
}

const byCreation: JobList = {
  order: 'creation',
  name: 'created',
  keyOf: ({ id }) => [id],
  keyForm: '$',
  isDescending: true,
};

const byTimeOfState: JobList = {
  order: 'time-of-state',
  name: 'state',
  keyOf: ({ since, id }) => [since, id],
  keyForm: '#$',
  isDescending: true,
};

const bySchedule: JobList = {
  order: 'schedule',
  name: 'scheduled',
  keyOf: ({ runAt, id }) => [runAt ?? 0, id],
  keyForm: '#$',
  isDescending: false,
};

/** The order of claims. Jobs that wait for a resource come last. */
const byClaims: JobList = {
  order: 'claims',
  name: 'enqueued',
  keyOf: ({ isWaiting, queue, priority, id }) => [isWaiting ? 1 : 0, queue, priority, id],
  keyForm: '#$#$',
  isDescending: false,
};

export function listOf(search: JobSearch): JobList {
  const { states, isRetry, serverId, duration, latency } = search;
  if ([serverId, duration, latency].some((one) => one !== undefined)) return byTimeOfState;
  const [state, ...others] = states ?? [];
  if (state === undefined) return isRetry ? bySchedule : byCreation;
  if (others.length > 0) return byCreation;
  if (state === EnqueuedState.NAME) return byClaims;
  return state === ScheduledState.NAME ? bySchedule : byTimeOfState;
}

/** The list in the other order, if it begins with the newest job. */
export const oldestFirst = (list: JobList): JobList =>
  list.isDescending ? { ...list, name: `${list.name}-oldest`, isDescending: false } : list;

/** Negative where the first place comes before the second place in the list. */
export const comparePlaces = ({ isDescending }: JobList, a: ListKey, b: ListKey): number =>
  isDescending ? compareKeys(b, a) : compareKeys(a, b);

function compareKeys(a: ListKey, b: ListKey): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined || part === other) continue;
    return part < other ? -1 : 1;
  }
  return 0;
}

/** Whether a job can have this key of a cursor. */
function isKeyOf({ keyForm }: JobList, texts: readonly string[]): boolean {
  const form = texts.map((text) => text.charAt(0)).join('');
  const isReadable = (text: string) => !text.startsWith('#') || /^#-?\d+$/.test(text);
  return form === keyForm && texts.every(isReadable) && isUuid(texts.at(-1)?.slice(1));
}

/** @throws InvalidCursorError where no job of the list can have the place of the cursor */
export function keyOfCursor(list: JobList, cursor: string): ListKey {
  const isPlace = ({ part, key }: Place) => part === list.name && isKeyOf(list, key);
  return readKey(placeOfCursor(cursor, isPlace).key);
}

export const cursorOfKey = ({ name }: JobList, key: ListKey): string =>
  cursorOf({ part: name, key: keyTexts(key) });

const keyTexts = (key: ListKey): string[] =>
  key.map((part) => (typeof part === 'number' ? `#${part}` : `$${part}`));

function readKey(texts: readonly string[]): ListKey {
  return texts.map((text) => (text.startsWith('#') ? Number(text.slice(1)) : text.slice(1)));
}

/** A page of jobs of a list, in its order. */
interface PageOfList<Job> {
  readonly page: readonly Job[];
  /** Left out behind the last job. */
  readonly next?: string | undefined;
}

/**
 * A page of jobs that are all at hand, in any order.
 *
 * @throws InvalidCursorError
 */
export function pageOfList<Job extends ListedJob>(
  list: JobList,
  jobs: readonly Job[],
  { limit, cursor }: SearchPage,
): PageOfList<Job> {
  const last = cursor === undefined ? undefined : keyOfCursor(list, cursor);
  const found = jobs
    .filter((job) => last === undefined || comparePlaces(list, list.keyOf(job), last) > 0)
    .sort((a, b) => comparePlaces(list, list.keyOf(a), list.keyOf(b)));

  const page = found.slice(0, limit);
  const end = found.length > limit ? page.at(-1) : undefined;
  return { page, ...(end ? { next: cursorOfKey(list, list.keyOf(end)) } : {}) };
}
