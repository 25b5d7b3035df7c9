import { didYouMean } from '../../support/text/did-you-mean.js';
import { type CronProblem, InvalidCronError } from '../errors/invalid-cron-error.js';
import type { CronField } from './cron-field.js';

/** The error for an item that the field does not accept. */
export function unreadableItem(
  expression: string,
  field: CronField,
  item: string,
  options?: ErrorOptions,
): InvalidCronError {
  return new InvalidCronError(expression, problemOf(field, item), {
    ...options,
    field: field.name,
  });
}

function problemOf(field: CronField, item: string): CronProblem {
  const { min, max, names, forms } = field;
  const numbers = { min, max, forms, item };
  const [first] = names;
  if (first === undefined) return { code: 'item', values: numbers };

  const values = { ...numbers, first, last: names.at(-1) ?? first };
  const likely = likelyName(field, item);
  return likely === undefined
    ? { code: 'named', values }
    : { code: 'likely', values: { ...values, likely } };
}

/** The most likely mistake is a name in full, such as MONDAY. */
function likelyName({ names }: CronField, item: string): string | undefined {
  const unknown = item.match(/[A-Z]{2,}/g)?.find((word) => !names.includes(word));
  return unknown === undefined ? undefined : didYouMean(unknown.slice(0, 3), names);
}
