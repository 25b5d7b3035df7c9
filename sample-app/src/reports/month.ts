import { z } from 'zod';

/** The key of a month, such as `2012-01`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Expected YYYY-MM.');

export type Month = z.infer<typeof monthSchema>;

const names = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function nameOfMonth(month: Month): string {
  return names.format(new Date(`${month}-01`));
}

export function yearOf(month: Month): string {
  return month.slice(0, 4);
}
