import type { ProblemAnswer } from './overview.js';

/** Somebody does not want to hear of a problem. */
export interface ProblemMuteAnswer {
  readonly by: string;
  readonly mutedAt: number;
  /** Left out: until the problem ends. */
  readonly until?: number;
}

export interface OpenProblemAnswer extends ProblemAnswer {
  readonly mute?: ProblemMuteAnswer;
}

/** A problem that has ended. */
export interface ClosedProblemAnswer extends ProblemAnswer {
  readonly id: string;
  readonly openedAt: number;
  readonly closedAt: number;
}

export interface ProblemsAnswer {
  /** The most urgent first. */
  readonly open: readonly OpenProblemAnswer[];
  /** The one that ended last comes first. */
  readonly closed: readonly ClosedProblemAnswer[];
}
