import type { ToldOfProblem } from '../../../storage/problems/due-notices.js';
import type {
  NewProblemMute,
  ProblemMute,
  ProblemRecord,
} from '../../../storage/problems/problem-store.js';
import { isRecord } from '../../../support/is-record.js';
import { parsedJson } from '../../../support/text/parsed-json.js';
import { readFacts } from '../../parts/facts-text.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import type { ScriptArgument } from '../scripts/redis-script.js';

/** The fields of a problem that scripts answer, in this order; behind them stands the id. */
const PROBLEM_ROW_FIELDS = [
  'kind',
  'subject',
  'facts',
  'opened',
  'seen',
  'closed',
  'openingTold',
  'closingTold',
] as const;

/** The list as Lua has it. */
export const PROBLEM_ROW_FIELDS_IN_LUA = PROBLEM_ROW_FIELDS.map((name) => `'${name}'`).join(', ');

/** A problem as a script answers it. */
export type ProblemRow = readonly (string | null)[];

export function problemRecordOf(row: ProblemRow): ProblemRecord {
  const [kind, subject, facts, opened, seen, closed, , , id] = row;
  return {
    id: id ?? '',
    kind: kind ?? '',
    subject: subject ?? '',
    facts: readFacts(facts),
    openedAt: dateOf(opened),
    seenAt: dateOf(seen),
    closedAt: optionalDateOf(closed),
  };
}

export const toldOf = ([, , , , , , opening, closing]: ProblemRow): ToldOfProblem => ({
  isOpeningTold: opening === '1',
  isClosingTold: closing === '1',
});

/** What `MUTE_PROBLEM` takes. */
export const muteArguments = (mute: NewProblemMute): ScriptArgument[] => [
  mute.kind,
  mute.subject,
  mute.by,
  mute.until?.getTime() ?? '',
  mute.isLasting === true ? 1 : 0,
  mute.versions ? 1 : 0,
  ...(mute.versions ?? []),
];

/** Undefined where the text is no mute. */
export function muteIn(text: string): ProblemMute | undefined {
  const mute = parsedJson(text);
  if (!isRecord(mute)) return undefined;
  const { kind, subject, by, mutedAt, untilTime, isLasting, hasVersions, versions } = mute;
  // Lua writes an empty list as an object.
  const list = Array.isArray(versions) ? versions.map(String) : [];
  return {
    kind: String(kind),
    subject: String(subject),
    by: String(by),
    mutedAt: dateOf(mutedAt),
    until: optionalDateOf(untilTime),
    isLasting: isLasting === true,
    versions: hasVersions === true ? list : undefined,
  };
}
