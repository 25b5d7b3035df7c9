import type { StateData } from '../states/state.js';
import type { HistoryEntry, JobParameters, NewJob } from './records.js';
import type { Transition } from './transition.js';

/** How large a statement may grow by its items, about, before the rest goes into another one. */
export const MAX_STATEMENT_SIZE = 8 * 2 ** 20;

/** No item is larger: written with all that has to be escaped, it is still a text that Node can hold. */
export const MAX_ITEM_SIZE = 64 * 2 ** 20;

/** What a name, the punctuation around it, and a number or a date take. */
const SMALL = 24;

/**
 * About how many characters a new job takes in a statement. Escaping may make it up to six times as
 * many; whoever cuts by this size has to leave room for that.
 */
export function sizeOfNewJob({ arguments: text, parameters, history }: NewJob): number {
  return text.length + sizeOfData(parameters) + sizeOfHistory(history);
}

/** The same for a transition. */
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
