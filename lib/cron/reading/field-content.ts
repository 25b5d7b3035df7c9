import { CronExpressionParser } from 'cron-parser';
import type { DayRule } from '../days/day-rule.js';
import type { CronField } from './cron-field.js';
import { CRON_FIELDS } from './cron-field.js';
import { ascendingParts } from './plain-item.js';
import { specialDay } from './special-day.js';
import { unreadableItem } from './unreadable-item.js';

const MAX_KNOWN_VALUES = 1_000;
const knownValues = new Map<string, readonly number[]>();

/** What the items of a field mean. */
export interface FieldContent {
  /** The values that match, ascending. */
  readonly values: readonly number[];
  /** The rules that `L`, `W` and `#` stand for. */
  readonly rules: readonly DayRule[];
}

/** @throws InvalidCronError */
export function readField(expression: string, field: CronField, text: string): FieldContent {
  const values = new Set<number>();
  const rules: DayRule[] = [];

  for (const item of text.split(',')) {
    const rule = specialDay(field, item);
    if (rule) rules.push(rule);
    else for (const value of plainValues(expression, field, item)) values.add(value);
  }
  return { values: [...values].sort((a, b) => a - b), rules };
}

function plainValues(expression: string, field: CronField, item: string): readonly number[] {
  const parts = ascendingParts(field, item);
  if (parts === undefined) throw unreadableItem(expression, field, item);
  try {
    return parts.flatMap((part) => valuesOf(field, part));
  } catch (cause) {
    throw unreadableItem(expression, field, item, { cause });
  }
}

/**
 * Reads one item at a time, because cron-parser does not say which field is wrong, and refuses a list that names a
 * value twice. The answers are kept, because cron-parser reads a whole expression each time.
 */
function valuesOf({ name }: CronField, part: string): readonly number[] {
  const key = `${name} ${part}`;
  const known = knownValues.get(key);
  if (known !== undefined) return known;

  const fields = Object.values(CRON_FIELDS).map((it) => (it.name === name ? part : '*'));
  const read = CronExpressionParser.parse(fields.join(' ')).fields[name].values.map(Number);
  const values = name === 'dayOfWeek' ? read.map((weekday) => weekday % 7) : read;

  if (knownValues.size >= MAX_KNOWN_VALUES) knownValues.clear();
  knownValues.set(key, values);
  return values;
}
