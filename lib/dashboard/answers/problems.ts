import type { MuteAnswer } from './mute.js';
import type { ProblemAnswer } from './overview.js';

export interface OpenProblemAnswer extends ProblemAnswer {
  readonly mute?: MuteAnswer;
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
  /** The problem that ended last comes first. */
  readonly closed: readonly ClosedProblemAnswer[];
}
