import type { CronField } from './cron-field.js';

const ITEM = /^(?:[*?]|(?<from>\w+)(?:-(?<to>\w+))?)(?:\/(?<step>\d{1,2}))?$/;

/**
 * An item of a list that is a number, a name, `*`, a range or a step, as ascending numbers and ranges.
 * Undefined if the item is none of these, or if a number or a step does not fit the field.
 */
export function ascendingParts(field: CronField, item: string): readonly string[] | undefined {
  const groups = ITEM.exec(item)?.groups;
  if (groups === undefined) return undefined;

  const { from, to, step: stepText } = groups;
  const step = Number(stepText ?? 1);
  if (step < 1 || step > field.max) return undefined;
  if (from === undefined) return [item];

  const low = valueIn(field, from);
  const high = to === undefined ? undefined : valueIn(field, to);
  if (low === undefined || (to !== undefined && high === undefined)) return undefined;

  const suffix = stepText === undefined ? '' : `/${step}`;
  if (high === undefined) return [`${low}${suffix}`];
  return ascending(field, low, high, step).map((range) => `${range}${suffix}`);
}

/** The number in the text, if the field has such a value. */
function valueIn(field: CronField, text: string): number | undefined {
  const value = numberOf(field, text);
  return value !== undefined && value >= field.min && value <= field.max ? value : undefined;
}

/** The number in the text, or the number that its name stands for. */
export function numberOf({ min, names }: CronField, text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const index = names.indexOf(text);
  return index === -1 ? undefined : min + index;
}

/** Cuts a range that runs past the end of its field (22-2) in two. The steps go on across the cut. */
function ascending(field: CronField, low: number, high: number, step: number): readonly string[] {
  const isWeek = field.name === 'dayOfWeek';
  if (low <= high) return [`${low}-${high}`];
  if (isWeek && low === 7) return [`0-${high}`];

  const last = isWeek ? 6 : field.max;
  const first = field.min + step - 1 - ((last - low) % step);
  const start = `${low}-${last}`;
  return first > high ? [start] : [start, `${first}-${high}`];
}
