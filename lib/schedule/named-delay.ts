import { type ZodType, z } from 'zod';
import type { Configurable } from '../job/configuration/configurable.js';
import type { ValueReader } from '../job/configuration/value-reader.js';
import { parseOptions } from '../support/options/options.js';
import type { Delay } from './delay.js';
import { scheduleName } from './schedule-name.js';

/** `(timeout)` or `(name, timeout)`. */
export type NamedDelay =
  | readonly [timeout: Delay]
  | readonly [name: Configurable<string>, timeout: Delay];

/** The values of `@Interval` and `@Timeout`. */
export interface ReadDelay {
  readonly name: string | undefined;
  /** Null where the code declares no recurring job. */
  readonly timeout: number | null;
}

export const nameIn = (given: NamedDelay): Configurable<string> | undefined => {
  const [first] = given;
  return given.length > 1 || typeof first === 'string'
    ? (first as Configurable<string>)
    : undefined;
};

export function readDelay(given: NamedDelay, read: ValueReader): ReadDelay {
  const name = nameIn(given);
  const timeout = name === undefined ? given[0] : given[1];
  return {
    name: name === undefined ? undefined : read.value(name, 'name'),
    timeout: read.value(timeout as Delay, 'timeout'),
  };
}

/** @throws InvalidOptionsError */
export function timeoutIn(kind: string, given: ReadDelay, schema: ZodType<number>): number {
  const whole = z.strictObject({ name: scheduleName().optional(), timeout: schema });
  return parseOptions(kind, whole, given).timeout;
}
