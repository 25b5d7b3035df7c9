import type { Registry } from 'prom-client';
import { z } from 'zod';
import type { AuthorizeOption } from '../dashboard/access/authorize-option.js';
import { functionOf } from '../support/options/option-schemas.js';
import { parseOptions } from '../support/options/options.js';
import type { MetricsOptions } from './metrics-options.js';

export const METRICS_SCOPE = 'metrics';

export interface ResolvedMetricsOptions {
  readonly token: string | undefined;
  readonly authorize: AuthorizeOption | undefined;
  readonly registry: Registry | undefined;
}

const schema = z
  .strictObject({
    token: z.string().min(16).max(1_000).optional(),
    authorize: functionOf<AuthorizeOption>('a function or a class').optional(),
    registry: z
      .custom<Registry>(
        (value) => typeof (value as Partial<Registry> | null)?.registerMetric === 'function',
        'a registry of prom-client',
      )
      .optional(),
  })
  .refine(({ token, authorize }) => token !== undefined || authorize !== undefined, {
    path: ['token'],
    message: 'a token, or the option authorize, because metrics are not for everybody',
  });

/** @throws InvalidOptionsError */
export function resolveMetricsOptions(given: MetricsOptions): ResolvedMetricsOptions {
  const { token, authorize, registry } = parseOptions(METRICS_SCOPE, schema, given);
  return { token, authorize, registry };
}
