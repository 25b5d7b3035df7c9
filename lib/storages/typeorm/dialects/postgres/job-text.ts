import type { HistoryEntry, JobParameters } from '../../../../storage/records.js';

/**
 * A history is stored as JSON objects with commas between and no brackets around, so that adding an
 * entry is adding text. Times are in milliseconds since 1970.
 */
export function historyText(history: readonly HistoryEntry[]): string {
  let text = '';
  for (const entry of history) {
    if (text !== '') text += ',';
    text += beforeTime(entry) + entry.at.getTime() + behindTime(entry);
  }
  return text;
}

/** The text of an entry, up to its time. */
export const beforeTime = ({ state }: HistoryEntry): string =>
  `{"state":${JSON.stringify(state)},"at":`;

/** The rest of it. */
export function behindTime({ reason, data }: HistoryEntry): string {
  const why = reason === undefined ? '' : `,"reason":${JSON.stringify(reason)}`;
  return `${why},"data":${JSON.stringify(data)}}`;
}

export function readHistory(text: string): HistoryEntry[] {
  try {
    const stored = JSON.parse(`[${text}]`) as StoredEntry[];
    return stored.map(({ state, at, reason, data }) => ({
      state,
      at: new Date(at),
      ...(reason === undefined ? {} : { reason }),
      data: data ?? {},
    }));
  } catch {
    // Somebody changed the row by hand. The rest of the job is still worth showing.
    const reason = 'The stored history could not be read';
    return [{ state: 'Omitted', at: new Date(0), reason, data: {} }];
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
