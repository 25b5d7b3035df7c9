import type { JobAction } from '../../../../../answers/changes';
import type { JobRow } from '../../../../../answers/jobs';
import type { JobsSelection } from '../../../api/queries';
import { ENQUEUED, SCHEDULED } from '../../../components/state/built-in-states';

/** One of the lists of jobs: its columns, and its actions for many jobs. */
export interface JobList {
  readonly name: string;
  readonly selection: Omit<JobsSelection, 'search'>;
  readonly columns: readonly JobColumnName[];
  readonly bulkActions: readonly JobAction[];
  /** Whether the newest job comes first, unless the reader asks for the oldest. */
  readonly isByAge: boolean;
}

export type JobColumnName =
  | 'id'
  | 'job'
  | 'jobWithError'
  | 'state'
  | 'queue'
  | 'server'
  | 'attempt'
  | 'runAt'
  | 'created'
  | 'since'
  | 'started'
  | 'duration'
  | 'latency'
  | 'condition'
  | 'parents';

const BOTH: readonly JobAction[] = ['requeue', 'delete'];

const LISTS: Readonly<Record<string, Pick<JobList, 'columns' | 'bulkActions'>>> = {
  all: { columns: ['id', 'job', 'state', 'queue', 'since'], bulkActions: BOTH },
  Enqueued: { columns: ['id', 'job', 'queue', 'since'], bulkActions: ['delete'] },
  Scheduled: { columns: ['id', 'job', 'queue', 'runAt', 'since'], bulkActions: BOTH },
  Processing: { columns: ['id', 'job', 'server', 'attempt', 'started'], bulkActions: BOTH },
  Succeeded: { columns: ['id', 'job', 'duration', 'latency', 'since'], bulkActions: ['requeue'] },
  Failed: { columns: ['id', 'jobWithError', 'queue', 'since'], bulkActions: BOTH },
  Deleted: { columns: ['id', 'jobWithError', 'since'], bulkActions: ['requeue'] },
  Awaiting: { columns: ['id', 'job', 'condition', 'parents', 'since'], bulkActions: BOTH },
};

/** The Enqueued list is in the order of claims, and the Scheduled list in the order of times. */
const IN_ANOTHER_ORDER: readonly string[] = [ENQUEUED, SCHEDULED];

const OTHER: Pick<JobList, 'columns' | 'bulkActions'> = {
  columns: ['id', 'job', 'queue', 'since'],
  bulkActions: BOTH,
};

export const RETRIES: JobList = {
  name: 'retries',
  selection: { retries: true },
  columns: ['id', 'jobWithError', 'state', 'attempt', 'runAt', 'created'],
  bulkActions: BOTH,
  isByAge: false,
};

/** The list for the state in the address. There, built-in states are in lower case. */
export function jobListOf(segment: string): JobList {
  if (segment === '' || segment === 'all') {
    return { name: 'all', selection: {}, isByAge: true, ...(LISTS.all ?? OTHER) };
  }
  const known = Object.entries(LISTS).find(
    ([name]) => name.toLowerCase() === segment.toLowerCase(),
  );
  const [state, list] = known ?? [segment, OTHER];
  return { name: state, selection: { state }, isByAge: !IN_ANOTHER_ORDER.includes(state), ...list };
}

export function jobLabel({ displayName, id }: JobRow): string {
  return `${displayName} (${id})`;
}
