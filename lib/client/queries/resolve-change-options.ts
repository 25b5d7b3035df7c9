import { z } from 'zod';
import { actionOptions } from '../../recurring/action-options.js';
import { parseOptions } from '../../support/options/options.js';
import type { ChangeAllOptions } from '../bulk/change-all.js';

const MAX_LIMIT = 1_000_000;
const MAX_PER_MINUTE = 100_000;

const schema = z.strictObject({
  by: z.unknown().optional(),
  limit: z.int().min(1).max(MAX_LIMIT).optional(),
  perMinute: z.int().min(1).max(MAX_PER_MINUTE).optional(),
});

/**
 * @param scope the method that got the options
 * @throws InvalidOptionsError
 */
export function resolveChangeOptions(scope: string, given: ChangeAllOptions): ChangeAllOptions {
  const { limit, perMinute } = parseOptions(scope, schema, given);
  return { ...actionOptions(scope, { by: given.by }), limit, perMinute };
}
