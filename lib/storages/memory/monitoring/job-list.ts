import { EnqueuedState } from '../../../states/enqueued-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type { JobSearch } from '../../../storage/monitoring-store.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { isWaiting, type StoredJob } from '../jobs/stored-job.js';

type KeyPart = number | string;

/** The order of the jobs of a search. Each job has a key, whose parts are compared one after the other. */
export interface JobList {
  /** Tells lists apart: a cursor of one list is no place in another list. */
  readonly name: string;
  readonly keyOf: (job: StoredJob) => readonly KeyPart[];
  /** The kinds of the parts of a key: `#` a number, `$` a text. The last part is an id. */
  readonly keyForm: string;
  readonly isDescending: boolean;
}

const byCreation: JobList = {
  name: 'created',
  keyOf: ({ id }) => [id],
  keyForm: '$',
  isDescending: true,
};

const byTimeOfState: JobList = {
  name: 'state',
  keyOf: ({ since, id }) => [since, id],
  keyForm: '#$',
  isDescending: true,
};

const bySchedule: JobList = {
  name: 'scheduled',
  keyOf: ({ runAt, id }) => [runAt ?? 0, id],
  keyForm: '#$',
  isDescending: false,
};

/** The order of claims. Jobs that wait for a resource come last. */
const byClaims: JobList = {
  name: 'enqueued',
  keyOf: (job) => {
    const { wait, queue, priority, id } = job;
    return isWaiting(job)
      ? [1, wait?.resource ?? '', queue, priority, id]
      : [0, '', queue, priority, id];
  },
  keyForm: '#$$#$',
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

export function compareKeys(a: readonly KeyPart[], b: readonly KeyPart[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined || part === other) continue;
    return part < other ? -1 : 1;
  }
  return 0;
}

/** Whether a job can have this key of a cursor. */
export function isKeyOf({ keyForm }: JobList, texts: readonly string[]): boolean {
  const form = texts.map((text) => text.charAt(0)).join('');
  const isReadable = (text: string) => !text.startsWith('#') || /^#-?\d+$/.test(text);
  return form === keyForm && texts.every(isReadable) && isUuid(texts.at(-1)?.slice(1));
}

/** The key in the form of a cursor, and back. */
export const keyTexts = (key: readonly KeyPart[]): string[] =>
  key.map((part) => (typeof part === 'number' ? `#${part}` : `$${part}`));

export function readKey(texts: readonly string[]): readonly KeyPart[] {
  return texts.map((text) => (text.startsWith('#') ? Number(text.slice(1)) : text.slice(1)));
}
