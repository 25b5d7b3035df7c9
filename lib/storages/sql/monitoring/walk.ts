/**
 * The jobs of a walk. Jobs that have expired are in none.
 *
 * - `ready`: Enqueued jobs that wait for no resource; `waiting`: those that wait for one; `…-of-queue`: of one queue
 * - `scheduled`: all Scheduled jobs; `retries`: those of them that have failed before
 * - `processing`: all Processing jobs
 * - `resting`: unfinished jobs in one other state
 * - `succeeded`: all Succeeded jobs; `ended`: finished jobs in one other state
 * - `unfinished`: jobs in any state that is not final; `all`: jobs in any state
 */
export type WalkName =
  | 'ready'
  | 'ready-of-queue'
  | 'waiting'
  | 'waiting-of-queue'
  | 'scheduled'
  | 'retries'
  | 'processing'
  | 'resting'
  | 'succeeded'
  | 'ended'
  | 'unfinished'
  | 'all';

/** A value that jobs are ordered by; `stateAt` is the time when a job came into its state. */
export type KeyPart = 'stateAt' | 'runAt' | 'queue' | 'priority' | 'waitingFor' | 'id';

/**
 * The place of a job in a walk, by texts that cursors keep: times in UTC to the microsecond
 * (`2026-01-31T12:00:00.000000Z`), priorities in digits, everything else as it is.
 */
export type WalkKey = readonly string[];

/** An order in which jobs are looked at. An index has this order, or the jobs are few enough to be sorted. */
export interface Walk {
  readonly name: WalkName;
  /** The id is the last part, so that no two jobs have the same place. */
  readonly key: readonly KeyPart[];
  readonly direction: 'ascending' | 'descending';
  /** People are told by this time how far the walk came. */
  readonly time: 'stateAt' | 'runAt' | 'createdAt';
  /** The queue or the state of its jobs, where the name leaves it open. */
  readonly only?: string | undefined;
  /** No index has this order: there are few jobs, and each step sorts them. */
  readonly isSorted?: boolean;
  /** Whether it goes from the oldest job to the newest, along an order that usually goes the other way. */
  readonly isOldestFirst?: boolean;
}

/** The walk in the other direction, if it usually begins with the newest job. */
export const oldestFirst = (walk: Walk): Walk =>
  walk.direction === 'descending' ? { ...walk, direction: 'ascending', isOldestFirst: true } : walk;

/** The name of the walk in cursors. A place on the way there is none on the way back. */
export const partOf = ({ name, isOldestFirst }: Walk): string =>
  isOldestFirst ? `${name}-oldest` : name;

/** Whether the walk goes by creation, so that times of creation say where it begins and ends. */
export const isByCreation = ({ key }: Walk): boolean => key[0] === 'id';
