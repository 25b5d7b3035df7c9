import type { CallName } from '../../../../storage/queues/parked-jobs.js';

/*
 * Every unfinished job has one place at a time, by which one index finds it: the column `place`, and `place_order` within
 * it. The database derives both from the other columns.
 *
 * | Jobs | Place | In the order of |
 * |---|---|---|
 * | ready in a queue | `ready`, the queue | priority, id |
 * | waiting for a resource, or parked | `waiting`, the queue | priority, id |
 * | Scheduled that have never failed | `scheduled` | time |
 * | Scheduled after a failure | `retry` | time |
 * | Processing | `processing`, the server | id |
 * | in any other state | `resting`, the state | time of the change |
 */

export const PLACES = {
  ready: 'e:',
  waiting: 'w:',
  scheduled: 's:',
  retry: 't:',
  processing: 'p:',
  resting: 'z:',
} as const;

export const readyPlace = (queue: string): string => PLACES.ready + queue;

/*
 * A few have a second place, by which another index finds them: the column `side_place`, and `side_order` within it.
 *
 * | Jobs | Place | In the order of |
 * |---|---|---|
 * | parked | `parked`, the queue and the method | priority, id |
 * | waiting for a resource until some time | `overdue` | time |
 */

export const SIDE_PLACES = { parked: 'p:', overdue: 'o:' } as const;

/** No name has a character 0, so calls are in the order of their names. */
export const parkedPlace = (queue: string, { type, method }: CallName): string =>
  SIDE_PLACES.parked + [queue, type, method].join('\0');

/** Before all places of parked jobs, and behind them. */
export const PARKED_PLACES = [SIDE_PLACES.parked, 'p;'] as const;

/** Before all parked jobs of a queue, and behind them. */
export const parkedPlacesOf = (queue: string): readonly [after: string, before: string] => [
  `${SIDE_PLACES.parked}${queue}\0`,
  `${SIDE_PLACES.parked}${queue}\u0001`,
];

export const waitingPlace = (queue: string): string => PLACES.waiting + queue;

export const processingPlace = (serverId: string): string => PLACES.processing + serverId;

export const restingPlace = (state: string): string => PLACES.resting + state;

/** Texts between which all places of a kind lie: from the first on, and before the second. */
export const placesOf = (kind: keyof typeof PLACES): readonly [from: string, before: string] => {
  const start = PLACES[kind];
  return [start, `${start.slice(0, -1)};`];
};
