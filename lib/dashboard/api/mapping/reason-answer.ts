import type { HistoryEntry } from '../../../storage/jobs/records.js';
import { isRecord, type UnknownFields } from '../../../support/is-record.js';
import type { ReasonAnswer } from '../../answers/jobs.js';
import { cutText } from '../../display/cut-text.js';

const MAX_CODE_CHARS = 100;
const MAX_VALUE_CHARS = 500;
const MAX_VALUES = 10;
/** The state of the entry that stands for older entries, which the store has left out. */
const OMITTED = 'Omitted';

/** The code and the values behind the reason of a state; undefined if the engine gave none. */
export function reasonAnswerOf({
  state,
  data,
}: Pick<HistoryEntry, 'state' | 'data'>): ReasonAnswer | undefined {
  if (state === OMITTED) return omittedEntries(data);
  const { because } = data;
  if (!isRecord(because) || typeof because.code !== 'string') return undefined;
  if (because.code.length > MAX_CODE_CHARS) return undefined;
  return { code: because.code, values: isRecord(because.values) ? shown(because.values) : {} };
}

function omittedEntries({ omitted }: HistoryEntry['data']): ReasonAnswer {
  return typeof omitted === 'number'
    ? { code: 'entries-omitted', values: { count: omitted } }
    : { code: 'entries-unreadable', values: {} };
}

function shown(values: UnknownFields): ReasonAnswer['values'] {
  const entries = Object.entries(values).slice(0, MAX_VALUES);
  return Object.fromEntries(entries.flatMap(([name, value]) => shownValue(name, value)));
}

function shownValue(name: string, value: unknown): [string, string | number][] {
  if (typeof value === 'number') return [[name, value]];
  return typeof value === 'string' ? [[name, cutText(value, MAX_VALUE_CHARS).text]] : [];
}
