import type { CallName } from '../../../../storage/queues/parked-jobs.js';

/*
 * Every unfinished job has one place at a time, by which one index finds it: the column `place`, and `place_order` within
 * it. The database derives both from the other columns.
 *
 * | Jobs | Place | In the order of |
 * |---|---|---|
 * | ready in a queue | `ready`, the queue | priority, id |
 * | parked | `parked`, the queue and the method | priority, id |
 * | waiting for a resource | `waiting` | deadline; those without one are the last |
 * | Scheduled that have never failed | `scheduled` | time |
 * | Scheduled after a failure | `retry` | time |
 * | Processing | `processing`, the server | id |
 * | in any other state | `resting`, the state | time of the change |
 */

export const PLACES = {
  ready: 'e:',
  parked: 'v:',
  waiting: 'w:',
  scheduled: 's:',
  retry: 't:',
  processing: 'p:',
  resting: 'z:',
} as const;

/** Stands for the deadline of a job that waits for as long as it takes. */
export const NEVER_OVERDUE = '9000000000000000000';

export const readyPlace = (queue: string): string => PLACES.ready + queue;

/** No name has a character 0, so calls are in the order of their names. */
export const parkedPlace = (queue: string, { type, method }: CallName): string =>
  PLACES.parked + [queue, type, method].join('\0');

/** Before all parked jobs of a queue, and behind them. */
export const parkedPlacesOf = (queue: string): readonly [after: string, before: string] => [
  `${PLACES.parked}${queue}\0`,
  `${PLACES.parked}${queue}\u0001`,
];

export const processingPlace = (serverId: string): string => PLACES.processing + serverId;

export const restingPlace = (state: string): string => PLACES.resting + state;

/** Texts between which all places of a kind lie: from the first on, and before the second. */
export const placesOf = (kind: keyof typeof PLACES): readonly [from: string, before: string] => {
  const start = PLACES[kind];
  return [start, `${start.slice(0, -1)};`];
};

/** Texts between which the places of all jobs lie that stand in a queue and wait, parked or not. */
export const PLACES_IN_LINE = [placesOf('parked')[0], placesOf('waiting')[1]] as const;
