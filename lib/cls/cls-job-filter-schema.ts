import { z } from 'zod';
import { parseOptions } from '../support/options/options.js';
import type { ClsJobFilterOptions } from './cls-job-filter-options.js';

const schema = z.strictObject({
  keys: z.array(z.string().min(1).max(200)).max(50),
  resolveProxyProviders: z.boolean().default(false),
});

/** @throws InvalidOptionsError */
export const resolveClsJobFilterOptions = (given: ClsJobFilterOptions) =>
  parseOptions('ClsJobFilter', schema, given);
