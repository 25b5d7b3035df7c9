import { type ZodType, z } from 'zod';
import { parseOptions } from '../support/options/options.js';
import { scheduleName } from './schedule-name.js';

/** `(timeout)` or `(name, timeout)`. */
export type NamedDelay = readonly [timeout: number] | readonly [name: string, timeout: number];

export const nameIn = ([first]: NamedDelay): string | undefined =>
  typeof first === 'string' ? first : undefined;

/** @throws InvalidOptionsError */
export function timeoutIn(kind: string, given: NamedDelay, schema: ZodType<number>): number {
  const name = nameIn(given);
  const timeout = name === undefined ? given[0] : given[1];
  const whole = z.strictObject({ name: scheduleName().optional(), timeout: schema });
  return parseOptions(kind, whole, { name, timeout }).timeout;
}
