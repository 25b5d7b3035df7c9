import type { Problem } from '../../problems/problem.js';
import type { KnownProblems } from '../../problems/samples.js';
import type {
  ProblemKey,
  ProblemMute,
  ProblemRecord,
  ReportedProblem,
} from '../../storage/problems/problem-store.js';

/** A server reports its problems every two minutes, or more often. */
const REPORTED_FOR_MS = 150_000;

/** An open problem, with the facts that the store keeps about it. */
export interface ShownProblem extends ReportedProblem {
  /** When a server first found the problem. */
  readonly openedAt?: Date | undefined;
  readonly mute?: ProblemMute | undefined;
}

export interface LookForProblems {
  /** The problems that this process has found, the most urgent first. */
  readonly found: readonly Problem[];
  /** The kinds for which this process has not looked long enough. For these, it trusts the servers. */
  readonly undecided: readonly string[];
  readonly now: Date;
}

/**
 * The open problems: the problems that this process finds, and the problems that servers have found because they
 * have looked for longer.
 */
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
