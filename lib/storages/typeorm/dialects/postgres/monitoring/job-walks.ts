import { AwaitingState } from '../../../../../states/awaiting-state.js';
import { DeletedState } from '../../../../../states/deleted-state.js';
import { EnqueuedState } from '../../../../../states/enqueued-state.js';
import { FailedState } from '../../../../../states/failed-state.js';
import { ProcessingState } from '../../../../../states/processing-state.js';
import { ScheduledState } from '../../../../../states/scheduled-state.js';
import { SucceededState } from '../../../../../states/succeeded-state.js';
import type { JobSearch } from '../../../../../storage/monitoring-store.js';
import type { KeyType, Walk } from './walked-jobs.sql.js';

const LATEST_FIRST = {
  key: [
    ['state_at', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'DESC',
  time: 'state_at',
  // A job comes into its state after it was created; the clocks of processes agree to the minute.
  stop: "state_at >= coalesce($7::timestamptz - interval '1 minute', '-infinity')",
} as const;
const EARLIEST_FIRST = {
  key: [
    ['run_at', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'ASC',
  time: 'run_at',
} as const;
const YOUNGEST_FIRST = {
  key: [['id', 'uuid']],
  direction: 'DESC',
  time: 'created_at',
  stop: 'id >= $stop::uuid',
} as const;

/** Ready jobs of all queues, in the order of claims. */
const ready: Walk = {
  name: 'ready',
  tables: ['job'],
  where: "state = 'Enqueued' AND waiting_for IS NULL",
  key: [
    ['queue', 'text'],
    ['priority', 'smallint'],
    ['id', 'uuid'],
  ],
  direction: 'ASC',
  time: 'created_at',
};
const readyOfQueue: Walk = {
  name: 'ready-of-queue',
  tables: ['job'],
  where: "state = 'Enqueued' AND waiting_for IS NULL AND queue = $own",
  own: 'queue',
  key: [
    ['priority', 'smallint'],
    ['id', 'uuid'],
  ],
  direction: 'ASC',
  time: 'created_at',
};
/** Those that wait for a resource stand behind. */
const waiting: Walk = {
  name: 'waiting',
  tables: ['job'],
  where: "state = 'Enqueued' AND waiting_for IS NOT NULL",
  key: [
    ['waiting_for', 'text'],
    ['queue', 'text'],
    ['priority', 'smallint'],
    ['id', 'uuid'],
  ],
  direction: 'ASC',
  time: 'created_at',
};
const waitingOfQueue: Walk = {
  ...waiting,
  name: 'waiting-of-queue',
  where: "state = 'Enqueued' AND waiting_for IS NOT NULL AND queue = $own",
  own: 'queue',
};
const scheduled: Walk = {
  ...EARLIEST_FIRST,
  name: 'scheduled',
  tables: ['job'],
  where: "state = 'Scheduled'",
};
const retries: Walk = {
  ...EARLIEST_FIRST,
  name: 'retries',
  tables: ['job'],
  where: "state = 'Scheduled' AND failure IS NOT NULL",
};
/** There are never more than servers hold. */
const processing: Walk = {
  ...LATEST_FIRST,
  name: 'processing',
  tables: ['job'],
  where: "state = 'Processing'",
  isSorted: true,
};
const resting: Walk = {
  ...LATEST_FIRST,
  name: 'resting',
  tables: ['job'],
  where: "state = $own AND state NOT IN ('Enqueued', 'Scheduled', 'Processing')",
  own: 'state',
};
const succeeded: Walk = {
  ...LATEST_FIRST,
  name: 'succeeded',
  tables: ['finishedJob'],
  where: "state = 'Succeeded'",
};
const ended: Walk = {
  ...LATEST_FIRST,
  name: 'ended',
  tables: ['finishedJob'],
  where: "state = $own AND state <> 'Succeeded'",
  own: 'state',
};
const unfinished: Walk = { ...YOUNGEST_FIRST, name: 'unfinished', tables: ['job'], where: 'true' };
const all: Walk = { ...unfinished, name: 'all', tables: ['job', 'finishedJob'] };

const UNFINISHED_STATES: readonly string[] = [
  EnqueuedState.NAME,
  ScheduledState.NAME,
  ProcessingState.NAME,
  AwaitingState.NAME,
  FailedState.NAME,
];

/** Along what the jobs of a search are found, one after the other. */
export function walksOf({ states, queue, isRetry, serverId }: JobSearch): readonly Walk[] {
  const [state, ...others] = serverId === undefined ? (states ?? []) : [ProcessingState.NAME];
  if (state === undefined) return isRetry ? [retries] : [all];
  if (others.length > 0) {
    return states?.every((one) => UNFINISHED_STATES.includes(one)) ? [unfinished] : [all];
  }

  switch (state) {
    case EnqueuedState.NAME:
      return queue === undefined ? [ready, waiting] : [readyOfQueue, waitingOfQueue];
    case ScheduledState.NAME:
      return [isRetry ? retries : scheduled];
    case ProcessingState.NAME:
      return [processing];
    case FailedState.NAME:
    case AwaitingState.NAME:
      return [resting];
    case SucceededState.NAME:
      return [succeeded];
    case DeletedState.NAME:
      return [ended];
    default:
      // A state of the application is final or it is not; nobody here knows which.
      return [resting, ended];
  }
}

/** Whether the walk goes by creation, so that times of creation say where it begins and ends. */
export const isByCreation = ({ key }: Walk): boolean => key[0]?.[0] === 'id';

type Bounds = readonly [lowest: string, highest: string];
const BOUNDS: Readonly<Record<KeyType, Bounds>> = {
  // Nothing is walked down by a text.
  text: ['', ''],
  smallint: ['-32768', '32767'],
  uuid: ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  timestamptz: ['-infinity', 'infinity'],
};

/** Before the first row of a walk. */
export const beginningOf = ({ key, direction }: Walk): readonly string[] =>
  key.map(([, type]) => BOUNDS[type][direction === 'ASC' ? 0 : 1]);
