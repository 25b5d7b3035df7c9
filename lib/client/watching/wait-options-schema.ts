import { z } from 'zod';
import { parseOptions } from '../../support/options/options.js';
import type { WaitOptions } from './wait-options.js';

const DEFAULT_TIMEOUT_MS = 30_000;

export interface ResolvedWaitOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** A polyfill of AbortSignal is another class, so the check goes by the members. */
const aSignal = z.custom<AbortSignal>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'aborted' in value &&
    'addEventListener' in value,
  { error: 'an AbortSignal' },
);

const aTimeout = z.custom<number>((value) => typeof value === 'number' && value > 0, {
  error: 'a number of milliseconds above 0, or Infinity',
});

const schema = z.strictObject({
  timeoutMs: aTimeout.default(DEFAULT_TIMEOUT_MS),
  signal: aSignal.optional(),
});

/** @throws InvalidOptionsError */
export function resolveWaitOptions(given: WaitOptions): ResolvedWaitOptions {
  const { timeoutMs, signal } = parseOptions('waitForResult', schema, given);
  return { timeoutMs, signal };
}
