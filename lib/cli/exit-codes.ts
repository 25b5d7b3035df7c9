import { constants } from 'node:os';

export const PASSED = 0;
/** A case failed. */
export const FAILED = 1;
/** No case could be run: an argument is wrong, or the store cannot be opened. */
export const REFUSED = 2;

/** The exit code of a process that a signal ended, as shells have it. */
export const exitCodeOf = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];
