/*
 * Every unfinished job has one place at a time, by which one index finds it: the column `place`, and `place_order` within
 * it. The database derives both from the other columns.
 *
 * | Jobs | Place | In the order of |
 * |---|---|---|
 * | ready in a queue | `ready`, the queue | priority, id |
 * | waiting for a resource | `waiting`, the queue | priority, id |
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

export const waitingPlace = (queue: string): string => PLACES.waiting + queue;

export const processingPlace = (serverId: string): string => PLACES.processing + serverId;

export const restingPlace = (state: string): string => PLACES.resting + state;

/** Texts between which all places of a kind lie: from the first on, and before the second. */
export const placesOf = (kind: keyof typeof PLACES): readonly [from: string, before: string] => {
  const start = PLACES[kind];
  return [start, `${start.slice(0, -1)};`];
};
