import { inspect } from 'node:util';
import { InvalidCronError } from './errors/invalid-cron-error.js';
import { CRON_FIELDS, type CronFieldName } from './reading/cron-field.js';

type Values = Readonly<Partial<Record<CronFieldName, number>>>;

/** The days of the months from January to December, in a leap year. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Writes the usual cron expressions, with the names and defaults of Hangfire.
 *
 * Every method throws an InvalidCronError for a number that cannot stand in its field.
 */
export class Cron {
  static secondly(): string {
    return '* * * * * *';
  }

  static minutely(): string {
    return '* * * * *';
  }

  static hourly(minute = 0): string {
    return expressionOf('hourly', { minute });
  }

  static daily(hour = 0, minute = 0): string {
    return expressionOf('daily', { hour, minute });
  }

  /** @param dayOfWeek 0 or 7 for Sunday, 1 for Monday */
  static weekly(dayOfWeek = 1, hour = 0, minute = 0): string {
    return expressionOf('weekly', { dayOfWeek, hour, minute });
  }

  /** Leaves out the months without that day. For the last day of every month, write `0 0 L * *`. */
  static monthly(dayOfMonth = 1, hour = 0, minute = 0): string {
    return expressionOf('monthly', { dayOfMonth, hour, minute });
  }

  /** @param month 1 for January */
  static yearly(month = 1, dayOfMonth = 1, hour = 0, minute = 0): string {
    return expressionOf('yearly', { month, dayOfMonth, hour, minute });
  }

  /** Names 31 February, for recurring jobs that only a trigger starts. */
  static never(): string {
    return '0 0 31 2 *';
  }

  /** @param step a divisor of 60, less than 60 */
  static everySeconds(step: number): string {
    requireDivisor('everySeconds', { second: step });
    return `*/${step} * * * * *`;
  }

  /** @param step a divisor of 60, less than 60 */
  static everyMinutes(step: number): string {
    requireDivisor('everyMinutes', { minute: step });
    return `*/${step} * * * *`;
  }

  /**
   * Every `step` hours, counted from midnight.
   *
   * @param step a divisor of 24, less than 24
   */
  static everyHours(step: number): string {
    requireDivisor('everyHours', { hour: step });
    return `0 */${step} * * *`;
  }
}

/** The values have to be in the order of the method's parameters. */
function expressionOf(method: string, values: Values): string {
  for (const [name, value] of entriesOf(values)) {
    const { min, max } = CRON_FIELDS[name];
    const last = name === 'dayOfMonth' && values.month ? (DAYS[values.month - 1] ?? max) : max;
    if (Number.isInteger(value) && value >= min && value <= last) continue;

    const expected = `an integer from ${min} to ${last}`;
    throw invalidArgument(method, values, { name, expected });
  }

  const { minute, hour = '*', dayOfMonth = '*', month = '*', dayOfWeek = '*' } = values;
  return `${minute} ${hour} ${dayOfMonth} ${month} ${dayOfWeek}`;
}

/** A step that leaves a remainder has a shorter last interval: minutes 0 and 45, and then 0 again. */
function requireDivisor(method: string, values: Values): void {
  for (const [name, step] of entriesOf(values)) {
    const total = CRON_FIELDS[name].max + 1;
    const divisors = Array.from({ length: total - 1 }, (_, index) => index + 1).filter(
      (it) => total % it === 0,
    );
    if (divisors.includes(step)) continue;

    const expected = `a divisor of ${total} (${divisors.join(', ')})`;
    throw invalidArgument(method, values, { name, expected });
  }
}

function invalidArgument(
  method: string,
  values: Values,
  { name, expected }: { readonly name: CronFieldName; readonly expected: string },
): InvalidCronError {
  const parameters = Object.values(values).map((it) => inspect(it));
  const problem = `expected ${expected}, got ${inspect(values[name])}.`;
  return new InvalidCronError(`Cron.${method}(${parameters.join(', ')})`, problem, { field: name });
}

const entriesOf = (values: Values) => Object.entries(values) as [CronFieldName, number][];
