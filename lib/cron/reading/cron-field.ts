export type CronFieldName = 'second' | 'minute' | 'hour' | 'dayOfMonth' | 'month' | 'dayOfWeek';

export interface CronField {
  readonly name: CronFieldName;
  readonly min: number;
  readonly max: number;
  /** The names of the values, the first name for `min`. */
  readonly names: readonly string[];
  /** The forms that the field accepts besides numbers and names. */
  readonly forms: string;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The fields in the order in which an expression has them. */
export const CRON_FIELDS: Readonly<Record<CronFieldName, CronField>> = {
  second: { name: 'second', min: 0, max: 59, names: [], forms: '*, 10-20, */15' },
  minute: { name: 'minute', min: 0, max: 59, names: [], forms: '*, 10-20, */15' },
  hour: { name: 'hour', min: 0, max: 23, names: [], forms: '*, 9-17, */6' },
  dayOfMonth: {
    name: 'dayOfMonth',
    min: 1,
    max: 31,
    names: [],
    forms: '*, 1-15, */2, L, L-3, LW, 15W',
  },
  month: { name: 'month', min: 1, max: 12, names: MONTHS, forms: '*, JUN-AUG, */3' },
  dayOfWeek: {
    name: 'dayOfWeek',
    min: 0,
    max: 7,
    names: WEEKDAYS,
    forms: '*, MON-FRI, */2, FRIL, MON#2',
  },
};

/** `dayOfMonth` in words: "day of month". */
export const labelOf = (name: CronFieldName): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
