/*
 * The database has times that JavaScript has not: infinite ones, and years that an ISO text writes with a
 * sign. A row in which somebody wrote such a time is read as the nearest time that both can write.
 */

const FIRST_MS = Date.parse('0001-01-01T00:00:00.000Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** A time in milliseconds since 1970, as a statement answered it or a text holds it. */
export function dateOf(ms: unknown): Date {
  const whole = Math.floor(Number(ms));
  if (whole >= FIRST_MS && whole <= LAST_MS) return new Date(whole);
  return new Date(whole > LAST_MS ? LAST_MS : whole < FIRST_MS ? FIRST_MS : 0);
}

export const optionalDateOf = (ms: unknown): Date | undefined =>
  ms === null || ms === undefined ? undefined : dateOf(ms);
