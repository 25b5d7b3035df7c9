import { CRON_FIELDS, type CronField } from '../reading/cron-field.js';
import type { CronText } from '../reading/cron-text.js';
import { specialDay } from '../reading/special-day.js';

const DAY_FIELDS = [CRON_FIELDS.dayOfMonth, CRON_FIELDS.dayOfWeek];

/**
 * Expressions that together mean the same, each with one special day, such as `L-3` or `MON#2`, or with none. In a list,
 * cronstrue leaves such a day out, or joins it with the next one: to it, `MON#2,TUE` is "the second Monday and Tuesday".
 */
export const withSeparateDays = (text: CronText): readonly CronText[] =>
  DAY_FIELDS.reduce<readonly CronText[]>(
    (texts, field) =>
      texts.flatMap((it) =>
        separate(field, it[field.name]).map((days) => ({ ...it, [field.name]: days })),
      ),
    [text],
  );

function separate(field: CronField, text: string): readonly string[] {
  const items = [...new Set(text.split(','))];
  const special = items.filter((item) => specialDay(field, item));
  if (special.length === 0) return [text];

  const plain = items.filter((item) => !special.includes(item));
  return plain.length === 0 ? special : [plain.join(','), ...special];
}
