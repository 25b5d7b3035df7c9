import type { PaceLimits } from './walk-pace.js';

/** People wait for a list; a count beside it may come a moment later, or be a lower bound. */
export const SEARCH_LIMITS: PaceLimits = { jobs: 100_000, ms: 70 };
const COUNT_LIMITS: PaceLimits = { jobs: 100_000, ms: 40 };
const THOROUGH_COUNT_LIMITS: PaceLimits = { jobs: 5_000_000, ms: 2_000 };

export const countLimits = (isThorough: boolean): PaceLimits =>
  isThorough ? THOROUGH_COUNT_LIMITS : COUNT_LIMITS;
