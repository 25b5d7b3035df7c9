import { StorageBusyError } from '../../storage/errors/storage-busy-error.js';
import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import { type TurnLimits, Turns } from '../../support/flow/turns.js';

const LINE = { maxWaiting: 200, maxWaitMs: 5_000 } as const;

/** How many readings for people there may be at the same time, and how many may wait. */
export type ReadingLimits = Pick<TurnLimits, 'places'> & Partial<TurnLimits>;

/** The line of readings for people, so that heartbeats, leases and outcomes never wait behind them. */
export const readingTurns = (limits: ReadingLimits): Turns =>
  new Turns(
    { ...LINE, ...limits },
    {
      tooMany: ({ running, waiting }) => new StorageBusyError(running, waiting),
      isOutage: (error) => error instanceof StorageUnavailableError,
    },
  );

/** The error of a reading that took too long. */
export function readingGivenUp(
  operation: string,
  options: { cause?: unknown } = {},
): StorageUnavailableError {
  const message =
    `The job store took too long to ${operation}, and gave that up. Nothing was read; ask again in a ` +
    'moment, or for less.';
  return new StorageUnavailableError(operation, { ...options, isReadingGivenUp: true }, message);
}
