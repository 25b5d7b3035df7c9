import { z } from 'zod';
import type { JobPage } from '../../storage/monitoring/monitoring-store.js';
import { MAX_PAGE_SIZE } from '../../storage/monitoring/valid-search.js';
import { parseOptions } from '../../support/options/options.js';
import type { CountJobsOptions, SearchJobsOptions } from './job-query.js';

const DEFAULT_LIMIT = 100;
const DEFAULT_BOUND = 10_000;

const page = z.strictObject({
  limit: z.int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_LIMIT),
  cursor: z.string().optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
});

const bound = z.strictObject({
  atMost: z.int().min(0).default(DEFAULT_BOUND),
  isThorough: z.boolean().default(false),
});

/** @throws InvalidOptionsError */
export function resolveSearchOptions(given: SearchJobsOptions): JobPage {
  const { limit, cursor, order } = parseOptions('search', page, given);
  return { limit, cursor, isOldestFirst: order === 'oldest' };
}

/** @throws InvalidOptionsError */
export const resolveCountOptions = (
  given: CountJobsOptions,
): { readonly atMost: number; readonly isThorough: boolean } => parseOptions('count', bound, given);
