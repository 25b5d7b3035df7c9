import { ENQUEUED, STATE_NAMES } from '../../states/state-names.js';
import type { HistoryEntry, JobParameters } from '../../storage/jobs/records.js';
import { dateOf } from './instants.js';

/**
 * A history is stored as JSON objects with commas between and no brackets around, so that adding an
 * entry is adding text. Times are in milliseconds since 1970.
 */
export function historyText(history: readonly HistoryEntry[]): string {
  return textOf(history, behindTime);
}

/**
 * The texts of several histories. Runs of one server share the data of their first entry, which are written once for
 * all histories in a row that have them.
 */
export function historyTexts(histories: readonly (readonly HistoryEntry[])[]): string[] {
  let latest: HistoryEntry | undefined;
  let text = '';
  const behindFirst = (entry: HistoryEntry) => {
    if (entry.data !== latest?.data || entry.reason !== latest.reason) text = behindTime(entry);
    latest = entry;
    return text;
  };
  return histories.map((history) => textOf(history, behindFirst));
}

/** @param behindFirst writes the rest of the first entry */
function textOf(
  history: readonly HistoryEntry[],
  behindFirst: (entry: HistoryEntry) => string,
): string {
  let text = '';
  for (const entry of history) {
    const rest = text === '' ? behindFirst(entry) : behindTime(entry);
    if (text !== '') text += ',';
    text += beforeTime(entry) + entry.at.getTime() + rest;
  }
  return text;
}

const beginning = (state: string) => `{"state":${JSON.stringify(state)},"at":`;
const BEGINNINGS: ReadonlyMap<string, string> = new Map(
  STATE_NAMES.map((name) => [name, beginning(name)]),
);

/** The text of an entry, up to its time. */
export const beforeTime = ({ state }: HistoryEntry): string =>
  BEGINNINGS.get(state) ?? beginning(state);

/** The rest of it. */
export function behindTime({ reason, data }: HistoryEntry): string {
  const why = reason === undefined ? '' : `,"reason":${JSON.stringify(reason)}`;
  return `${why},"data":${JSON.stringify(data)}}`;
}

/** Most new jobs are Enqueued for no special reason: a history may begin with the time of that, in the place of an entry. */
export function shortHistoryText(history: readonly HistoryEntry[]): string {
  const [first] = history;
  const isShort = history.length === 1 && first !== undefined && isPlainlyEnqueued(first);
  return isShort ? String(first.at.getTime()) : historyText(history);
}

function isPlainlyEnqueued({ state, reason, data }: HistoryEntry): boolean {
  for (const _ in data) return false;
  return state === ENQUEUED && reason === undefined;
}

export function readHistory(text: string): HistoryEntry[] {
  try {
    const stored = JSON.parse(`[${text}]`) as (StoredEntry | number)[];
    return stored.map(entryOf);
  } catch {
    // Somebody changed the row by hand. The rest of the job is still worth showing.
    const reason = 'The stored history could not be read';
    return [{ state: 'Omitted', at: new Date(0), reason, data: {} }];
  }
}

function entryOf(stored: StoredEntry | number): HistoryEntry {
  if (typeof stored === 'number') return { state: ENQUEUED, at: dateOf(stored), data: {} };

  const { state, at, reason, data } = stored;
  return {
    state: String(state),
    at: dateOf(at),
    ...(reason === undefined ? {} : { reason }),
    data: data ?? {},
  };
}

/** How often a place is tried that only looks like the beginning of an entry. */
const MAX_TRIES = 100;

/** What `shortHistoryText` has written, and nothing behind it. */
const ONLY_A_TIME = /^\d+$/;

/** The last entry of a history of which perhaps only the end is given. */
export function readLastEntry(text: string): Pick<HistoryEntry, 'reason' | 'data'> {
  if (ONLY_A_TIME.test(text)) return { reason: undefined, data: {} };
  let start = text.length;
  for (let tries = 0; tries < MAX_TRIES && start > 0; tries += 1) {
    start = text.lastIndexOf('{"state":', start - 1);
    if (start < 0) break;
    // What only looks like it stands inside of an entry, and is followed by more than one object.
    const entry = parsedEntry(text.slice(start));
    if (entry) return { reason: entry.reason, data: entry.data ?? {} };
  }
  return { reason: 'The stored history could not be read', data: {} };
}

function parsedEntry(text: string): StoredEntry | undefined {
  try {
    return JSON.parse(text) as StoredEntry;
  } catch {
    return undefined;
  }
}

interface StoredEntry {
  readonly state: string;
  readonly at: number;
  readonly reason?: string;
  readonly data?: Record<string, unknown>;
}

export function parametersText(parameters: JobParameters): string {
  for (const _ in parameters) return JSON.stringify(parameters);
  return '{}';
}

/** Undefined where the text is no JSON object. */
export function readParameters(text: string): JobParameters | undefined {
  if (text === '{}') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as JobParameters) : undefined;
  } catch {
    return undefined;
  }
}
