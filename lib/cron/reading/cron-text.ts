import { didYouMean } from '../../support/text/did-you-mean.js';
import { InvalidCronError } from '../errors/invalid-cron-error.js';
import { CRON_FIELDS, type CronFieldName } from './cron-field.js';

/** The text of each field, in upper case. */
export type CronText = Readonly<Record<CronFieldName, string>>;

/** The macros of Cronos, and the macros that only cron-parser knows. */
const MACROS: Readonly<Record<string, string>> = {
  '@every_second': '* * * * * *',
  '@secondly': '* * * * * *',
  '@every_minute': '* * * * *',
  '@minutely': '* * * * *',
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekdays': '0 0 * * 1-5',
  '@weekends': '0 0 * * 0,6',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

/**
 * Cuts an expression into its fields.
 *
 * @throws InvalidCronError when the expression has neither five nor six fields and is no macro.
 */
export function cronTextOf(expression: string): CronText {
  if (expression.trim() === '') {
    throw new InvalidCronError(expression, { code: 'empty' });
  }
  const given = expandMacro(expression).toUpperCase().split(/\s+/);
  if (given.length !== 5 && given.length !== 6) {
    throw new InvalidCronError(expression, { code: 'count', values: { got: given.length } });
  }

  const parts = given.length === 5 ? ['0', ...given] : given;
  const names = Object.keys(CRON_FIELDS);
  return Object.fromEntries(names.map((name, index) => [name, parts[index]])) as CronText;
}

function expandMacro(expression: string): string {
  const text = expression.trim();
  if (!text.startsWith('@')) return text;

  const fields = MACROS[text.toLowerCase()];
  if (fields !== undefined) return fields;

  const known = Object.keys(MACROS);
  const macros = known.join(', ');
  const likely = didYouMean(text, known);
  throw new InvalidCronError(
    expression,
    likely === undefined
      ? { code: 'macro', values: { macros } }
      : { code: 'likelyMacro', values: { macros, likely } },
  );
}
