import { z } from 'zod';
import { NAME_LIMITS } from '../storage/name-limits.js';
import { parseOptions } from '../support/options/options.js';
import { EXACT_TEXT, isExactText } from '../support/text/exact-text.js';

export interface ActionOptions {
  /**
   * The person on whose behalf the code acts. People see the name when they look at the action later. At most 200
   * characters.
   *
   * @default nobody: the code acts by itself
   */
  readonly by?: string | undefined;
}

const schema = z.strictObject({
  by: z.string().min(1).max(NAME_LIMITS.user).refine(isExactText, EXACT_TEXT).optional(),
});

/** @throws InvalidOptionsError */
export const actionOptions = (what: string, given: ActionOptions): ActionOptions =>
  parseOptions(what, schema, given);
