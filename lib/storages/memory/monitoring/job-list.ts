import { EnqueuedState } from '../../../states/enqueued-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type { JobSearch } from '../../../storage/monitoring-store.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { isWaiting, type StoredJob } from '../jobs/stored-job.js';

type KeyPart = number | string;

/** How the jobs of a search are listed: each by a key, whose parts are compared one after the other. */
export interface JobList {
  /** Cursors of one list are no places in another one. */
  readonly name: string;
  readonly keyOf: (job: StoredJob) => readonly KeyPart[];
  /** Of what the parts of its keys are: `#` numbers, `$` texts; the last one is an id. */
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

/** In the order of claims; those that wait for a resource stand behind. */
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

export function listOf({ states, isRetry, serverId }: JobSearch): JobList {
  if (serverId !== undefined) return byTimeOfState;
  const [state, ...others] = states ?? [];
  if (state === undefined) return isRetry ? bySchedule : byCreation;
  if (others.length > 0) return byCreation;
  if (state === EnqueuedState.NAME) return byClaims;
  return state === ScheduledState.NAME ? bySchedule : byTimeOfState;
}

export function compareKeys(a: readonly KeyPart[], b: readonly KeyPart[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined || part === other) continue;
    return part < other ? -1 : 1;
  }
  return 0;
}

/** Whether there can be a job with this key, as a cursor keeps it. */
export function isKeyOf({ keyForm }: JobList, texts: readonly string[]): boolean {
  const form = texts.map((text) => text.charAt(0)).join('');
  const isReadable = (text: string) => !text.startsWith('#') || /^#-?\d+$/.test(text);
  return form === keyForm && texts.every(isReadable) && isUuid(texts.at(-1)?.slice(1));
}

/** The key as a cursor keeps it, and back. */
export const keyTexts = (key: readonly KeyPart[]): string[] =>
  key.map((part) => (typeof part === 'number' ? `#${part}` : `$${part}`));

export function readKey(texts: readonly string[]): readonly KeyPart[] {
  return texts.map((text) => (text.startsWith('#') ? Number(text.slice(1)) : text.slice(1)));
}
