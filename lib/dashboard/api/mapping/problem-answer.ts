import type { ProblemRecord } from '../../../storage/problems/problem-store.js';
import type { ProblemAnswer } from '../../answers/overview.js';
import type { ClosedProblemAnswer, OpenProblemAnswer } from '../../answers/problems.js';
import type { ShownProblem } from '../../problems/shown-problems.js';
import { muteAnswerOf } from './mute-answer.js';
import { present } from './present.js';

export const problemAnswerOf = ({ kind, subject, facts, openedAt }: ShownProblem): ProblemAnswer =>
  present({ kind, subject, facts, openedAt: openedAt?.getTime() });

export const openProblemAnswerOf = (problem: ShownProblem): OpenProblemAnswer => ({
  ...problemAnswerOf(problem),
  ...(problem.mute && { mute: muteAnswerOf(problem.mute) }),
});

export const closedProblemAnswerOf = ({
  id,
  kind,
  subject,
  facts,
  openedAt,
  seenAt,
  closedAt = seenAt,
}: ProblemRecord): ClosedProblemAnswer => ({
  id,
  kind,
  subject,
  facts,
  openedAt: openedAt.getTime(),
  closedAt: closedAt.getTime(),
});
