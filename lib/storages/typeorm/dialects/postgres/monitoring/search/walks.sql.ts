import type { KeyPart, Walk, WalkName } from '../../../../../sql/monitoring/walk.js';
import type { Tables } from '../../schema/tables.js';
import { sinceBulk } from './search-filters.sql.js';

type JobTable = keyof Pick<Tables, 'job' | 'finishedJob'>;

interface WalkedRows {
  readonly from: readonly JobTable[];
  /** It calls the queue or the state that is a parameter of the walk's own `$own`. */
  readonly where: string;
}

/** The rows of each walk; finished ones only while they have not expired. */
export const walkedRows: Readonly<Record<WalkName, WalkedRows>> = {
  ready: { from: ['job'], where: "state = 'Enqueued' AND waiting_for IS NULL" },
  'ready-of-queue': {
    from: ['job'],
    where: "state = 'Enqueued' AND waiting_for IS NULL AND queue = $own",
  },
  waiting: { from: ['job'], where: "state = 'Enqueued' AND waiting_for IS NOT NULL" },
  'waiting-of-queue': {
    from: ['job'],
    where: "state = 'Enqueued' AND waiting_for IS NOT NULL AND queue = $own",
  },
  scheduled: { from: ['job'], where: "state = 'Scheduled'" },
  retries: { from: ['job'], where: "state = 'Scheduled' AND failure IS NOT NULL" },
  processing: { from: ['job'], where: "state = 'Processing'" },
  resting: {
    from: ['job'],
    where: "state = $own AND state NOT IN ('Enqueued', 'Scheduled', 'Processing')",
  },
  succeeded: { from: ['finishedJob'], where: "state = 'Succeeded'" },
  ended: { from: ['finishedJob'], where: "state = $own AND state <> 'Succeeded'" },
  unfinished: { from: ['job'], where: 'true' },
  all: { from: ['job', 'finishedJob'], where: 'true' },
};

interface KeyColumn {
  readonly column: string;
  readonly type: 'timestamptz' | 'text' | 'smallint' | 'uuid';
}

export const keyColumns: Readonly<Record<KeyPart, KeyColumn>> = {
  stateAt: { column: 'state_at', type: 'timestamptz' },
  runAt: { column: 'run_at', type: 'timestamptz' },
  queue: { column: 'queue', type: 'text' },
  priority: { column: 'priority', type: 'smallint' },
  waitingFor: { column: 'waiting_for', type: 'text' },
  id: { column: 'id', type: 'uuid' },
};

export const timeColumns: Readonly<Record<Walk['time'], string>> = {
  stateAt: 'state_at',
  runAt: 'run_at',
  createdAt: 'created_at',
};

/**
 * Where walks may end when jobs created or failed after some time are asked for, or those of a bulk operation, by what they are ordered by first;
 * `$stop` is a parameter behind the key, and `$beyond` is `>=` for walks that go down, otherwise `<=`.
 */
export const stops: Readonly<Partial<Record<KeyPart, string>>> = {
  // A job comes into its state after it was created and after its latest failure; the clocks of processes agree to the minute.
  stateAt: `state_at >= coalesce(
    greatest($7::timestamptz, timestamptz 'epoch' + $17::float8 * interval '1 millisecond')
      - interval '1 minute', '-infinity')
    AND ${sinceBulk}`,
  id: 'id $beyond $stop::uuid',
};
