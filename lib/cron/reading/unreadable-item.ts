import { didYouMean } from '../../support/text/did-you-mean.js';
import { InvalidCronError } from '../errors/invalid-cron-error.js';
import { allowedIn, type CronField } from './cron-field.js';

/** The error for an item that the field cannot have. */
export function unreadableItem(
  expression: string,
  field: CronField,
  item: string,
  options?: ErrorOptions,
): InvalidCronError {
  const name = likelyName(field, item);
  return new InvalidCronError(
    expression,
    `expected ${allowedIn(field)}, got "${item}".` +
      (name === undefined ? '' : ` Did you mean "${name}"?`),
    { ...options, field: field.name },
  );
}

/** The most likely mistake is a full name: MONDAY. */
function likelyName({ names }: CronField, item: string): string | undefined {
  const unknown = item.match(/[A-Z]{2,}/g)?.find((word) => !names.includes(word));
  return unknown === undefined ? undefined : didYouMean(unknown.slice(0, 3), names);
}
