import { z } from 'zod';
import { parseOptions } from '../../support/options/options.js';

/** A timer of Node.js counts milliseconds in 31 bits, which is 24 days. */
const MAX_SECONDS = Math.floor((2 ** 31 - 1) / 1_000);

export interface JobTimeoutOptions {
  /** How long a run may take, in seconds: more than 0, and at most 24 days. */
  readonly timeoutInSeconds: number;
}

const schema = z.strictObject({
  timeoutInSeconds: z.number().positive().max(MAX_SECONDS),
});

export const resolveJobTimeoutOptions = (given: JobTimeoutOptions): JobTimeoutOptions =>
  parseOptions('JobTimeout', schema, given);
