import type { Problem } from '../../problems/problem.js';
import type { KnownProblems } from '../../problems/samples.js';
import type {
  ProblemKey,
  ProblemMute,
  ProblemRecord,
  ReportedProblem,
} from '../../storage/problem-store.js';

/** A server reports its problems every two minutes, or more often. */
const REPORTED_FOR_MS = 150_000;

/** An open problem, with what the store knows of it. */
export interface ShownProblem extends ReportedProblem {
  /** When a server found it first. */
  readonly openedAt?: Date | undefined;
  readonly mute?: ProblemMute | undefined;
}

export interface LookForProblems {
  /** What this process has found, the most urgent first. */
  readonly found: readonly Problem[];
  /** Kinds that this process has not looked at for long enough: the word of the servers counts. */
  readonly undecided: readonly string[];
  readonly now: Date;
}

/** The open problems: those that this process finds, and those that servers have found by looking for longer. */
export function shownProblems(
  { found, undecided, now }: LookForProblems,
  { open, mutes }: KnownProblems,
): ShownProblem[] {
  const records = new Map(open.map((record) => [keyOf(record), record]));
  const muteByKey = new Map(mutes.map((mute) => [keyOf(mute), mute]));
  const ofServers = open.filter(
    ({ kind, seenAt }) =>
      undecided.includes(kind) && now.getTime() - seenAt.getTime() < REPORTED_FOR_MS,
  );
  return [...found, ...ofServers.toReversed()].map((problem) =>
    shownOf(problem, records.get(keyOf(problem)), muteByKey.get(keyOf(problem))),
  );
}

const shownOf = (
  { kind, subject, facts }: ReportedProblem,
  record: ProblemRecord | undefined,
  mute: ProblemMute | undefined,
): ShownProblem => ({ kind, subject, facts, openedAt: record?.openedAt, mute });

const keyOf = ({ kind, subject }: ProblemKey): string => `${kind} ${subject}`;
