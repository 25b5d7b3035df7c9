import { z } from 'zod';
import { seconds } from '../../support/options/option-schemas.js';
import { parseOptions } from '../../support/options/options.js';
import type { WithDefaults } from '../../support/options/with-defaults.js';

export interface LatencyTimeoutOptions {
  /** How long the job may wait for a worker after it became ready, in seconds. */
  readonly timeoutInSeconds: number;
  /**
   * The log level for each deletion.
   *
   * @default 'debug'
   */
  readonly logLevel?: 'debug' | 'info' | 'warn' | undefined;
}

const schema = z.strictObject({
  timeoutInSeconds: seconds(),
  logLevel: z.enum(['debug', 'info', 'warn']).default('debug'),
});

export type ResolvedLatencyTimeoutOptions = WithDefaults<LatencyTimeoutOptions, 'logLevel'>;

export const resolveLatencyTimeoutOptions = (
  given: LatencyTimeoutOptions,
): ResolvedLatencyTimeoutOptions => parseOptions('LatencyTimeout', schema, given);
