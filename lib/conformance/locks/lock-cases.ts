import type { DefineCases } from '../collect-cases.js';
import { contendedLocks } from './contended-locks.js';
import { freedLocks } from './freed-locks.js';
import { linesForLocks } from './lines-for-locks.js';
import { locks } from './locks.js';
import { locksElsewhere } from './locks-elsewhere.js';
import { nextLockHolders } from './next-lock-holders.js';
import { passedTurns } from './passed-turns.js';
import { waitingForLocks } from './waiting-for-locks.js';

export const lockCases: readonly DefineCases[] = [
  locks,
  waitingForLocks,
  freedLocks,
  nextLockHolders,
  linesForLocks,
  passedTurns,
  contendedLocks,
  locksElsewhere,
];
