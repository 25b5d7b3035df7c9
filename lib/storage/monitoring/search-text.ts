import type { JobSearch } from './monitoring-store.js';

const isText = (value: unknown) => typeof value === 'string';
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isNumber = (value: unknown) => typeof value === 'number';
const isMsRange = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([end, ms]) => (end === 'atLeast' || end === 'atMost') && isNumber(ms),
  );
const isTime = (value: unknown) => isText(value) && !Number.isNaN(Date.parse(value as string));

const FIELDS: Readonly<Record<keyof JobSearch, (value: unknown) => boolean>> = {
  ids: isTexts,
  states: isTexts,
  type: isText,
  method: isText,
  queue: isText,
  serverId: isText,
  ranOn: isText,
  recurringId: isText,
  batchId: isText,
  bulkId: isText,
  error: isText,
  fingerprint: isText,
  argument: isText,
  words: isTexts,
  before: isTime,
  after: isTime,
  failedBefore: isTime,
  failedAfter: isTime,
  duration: isMsRange,
  latency: isMsRange,
  isRetry: (value) => typeof value === 'boolean',
};

/**
 * Reads a search that `JSON.stringify` wrote.
 *
 * @returns undefined where any part of the text is no part of a search: without that part the search would find more
 *   jobs than the person wanted
 */
export function readSearch(text: string): JobSearch | undefined {
  const stored = parsed(text);
  if (stored === undefined) return undefined;

  const times = TIMES.flatMap((field) => {
    const time = stored[field];
    return time === undefined ? [] : [[field, new Date(time)]];
  });
  return { ...stored, ...Object.fromEntries(times) };
}

const TIMES = ['before', 'after', 'failedBefore', 'failedAfter'] as const;
type TimeField = (typeof TIMES)[number];

type StoredSearch = Omit<JobSearch, TimeField> & { readonly [Field in TimeField]?: string };

function parsed(text: string): StoredSearch | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;

    const isKnown = Object.entries(value).every(
      ([field, part]) => Object.hasOwn(FIELDS, field) && FIELDS[field as keyof JobSearch](part),
    );
    // Every field of the value was checked.
    return isKnown ? (value as StoredSearch) : undefined;
  } catch {
    return undefined;
  }
}
