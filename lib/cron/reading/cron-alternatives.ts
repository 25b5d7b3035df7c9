import { inspect } from 'node:util';
import { InvalidCronError } from '../errors/invalid-cron-error.js';

/** Even a text that names every value of every field is shorter. */
const MAX_CHARS = 1_000;

/**
 * The expressions between `|`. The whole occurs when one of them occurs.
 *
 * @throws InvalidCronError unless the expression is a text of at most 1,000 characters
 */
export function alternativesOf(expression: string): readonly string[] {
  return requireText(expression).split('|');
}

function requireText(expression: unknown): string {
  if (typeof expression !== 'string') {
    const given = inspect(expression, { depth: 0, maxStringLength: 40 });
    throw new InvalidCronError(given, `expected a text, got ${given}.`);
  }
  if (expression.length > MAX_CHARS) {
    throw new InvalidCronError(`${expression.slice(0, 40)}…`, {
      code: 'long',
      values: { most: MAX_CHARS, got: expression.length },
    });
  }
  return expression;
}
