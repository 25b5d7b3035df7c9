import { z } from 'zod';
import { milliseconds } from '../support/options/options.js';

const NO_LIMIT = Number.POSITIVE_INFINITY;
const limit = () => z.union([z.number().nonnegative(), z.literal(NO_LIMIT)]).default(NO_LIMIT);

export const healthSchema = z.strictObject({
  maxQueueAgeMs: limit(),
  minServers: z.int().nonnegative().default(0),
  maxFailedPerHour: limit(),
  queues: z.array(z.string()).min(1).optional(),
  timeoutMs: milliseconds().positive().default(1_000),
});

export type HealthLimits = z.output<typeof healthSchema>;

export const livenessSchema = z.strictObject({ maxStoreSilenceMs: limit() });
