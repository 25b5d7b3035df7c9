import type { StateData } from '../../states/state.js';
import type { HistoryEntry, JobParameters, NewJob } from './records.js';
import type { Transition } from './transition.js';

/** A statement of about this many characters takes no more items; the rest goes into the next statement. */
export const MAX_STATEMENT_SIZE = 8 * 2 ** 20;

/** No item is larger. Node can hold the text of such an item even where every character is escaped. */
export const MAX_ITEM_SIZE = 64 * 2 ** 20;

/** About the size of a number or a date with its name and punctuation. */
const SMALL = 24;

/**
 * About how many characters a new job takes in a statement. Escaping may make the text up to six times as long, so a
 * cut by this size has to leave room for that.
 */
export function sizeOfNewJob({ arguments: text, parameters, history }: NewJob): number {
  return text.length + sizeOfData(parameters) + sizeOfHistory(history);
}

/** About how many characters a transition takes in a statement. */
export function sizeOfTransition({ parameters, history }: Transition): number {
  return (parameters ? sizeOfData(parameters) : 0) + sizeOfHistory(history);
}

function sizeOfHistory(history: readonly HistoryEntry[]): number {
  let size = 0;
  for (const { reason, data } of history) {
    size += SMALL + (reason?.length ?? 0) + sizeOfData(data);
  }
  return size;
}

function sizeOfData(data: JobParameters | StateData): number {
  let size = SMALL;
  for (const name in data) size += name.length + sizeOf(data[name]);
  return size;
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return SMALL;
  if (!Array.isArray(value)) return sizeOfData(value as JobParameters);

  let size = SMALL;
  for (const element of value) size += sizeOf(element);
  return size;
}
