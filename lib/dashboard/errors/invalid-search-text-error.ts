import { filled, type ProblemValues } from '../../support/text/coded-problem.js';
import { SEARCH_PROBLEMS, type SearchProblemCode } from '../search/search-problems.js';
import { DashboardError } from './dashboard-error.js';

export class InvalidSearchTextError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_INVALID_SEARCH_TEXT';
  readonly status = 422;

  constructor(
    /** The wrong qualifier; undefined if the whole text is wrong. */
    readonly qualifier: string | undefined,
    readonly problem: SearchProblemCode,
    /** The values in the sentence about the problem. */
    readonly values: ProblemValues = {},
  ) {
    const sentence = filled(SEARCH_PROBLEMS[problem], values);
    super(qualifier === undefined ? sentence : `${qualifier}: ${sentence}`);
  }
}
