import { InvalidCronError } from './errors/invalid-cron-error.js';

const EVERY = /^@every\s+(?<count>\d{1,12})(?<unit>ms|s|m|h|d)$/i;
const UNITS_MS: Readonly<Record<string, number>> = {
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};

/** The shortest interval. Each run is a job in a database. */
export const MIN_INTERVAL_MS = 1_000;
export const MAX_INTERVAL_MS = 365 * 86_400_000;

/** The expression for an interval, in the largest unit that fits. */
export function everyExpression(intervalMs: number): string {
  const [unit = 'ms', ms = 1] =
    Object.entries(UNITS_MS).find(([, unitMs]) => intervalMs % unitMs === 0) ?? [];
  return `@every ${intervalMs / ms}${unit}`;
}

/**
 * The interval of `@every 90s`; undefined for every other expression.
 *
 * @throws InvalidCronError
 */
export function intervalMsOf(expression: string): number | undefined {
  const text = expression.trim();
  if (!/^@every(?:\s|$)/i.test(text)) return undefined;

  const { count, unit = '' } = EVERY.exec(text)?.groups ?? {};
  const intervalMs = Number(count) * (UNITS_MS[unit.toLowerCase()] ?? Number.NaN);
  if (intervalMs >= MIN_INTERVAL_MS && intervalMs <= MAX_INTERVAL_MS) return intervalMs;
  throw new InvalidCronError(expression, { code: 'interval' });
}
