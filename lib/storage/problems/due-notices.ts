import type { ProblemNotice, ProblemRecord } from './problem-store.js';

export interface ToldOfProblem {
  readonly isOpeningTold: boolean;
  readonly isClosingTold: boolean;
}

/** What listeners are still to be told of a problem, in order. */
export function dueNotices(problem: ProblemRecord, told: ToldOfProblem): ProblemNotice[] {
  const opened: ProblemNotice[] = told.isOpeningTold ? [] : [{ event: 'opened', problem }];
  const hasEnded = problem.closedAt !== undefined && !told.isClosingTold;
  return hasEnded ? [...opened, { event: 'closed', problem }] : opened;
}
