import { type CodedProblem, filled, type ProblemValues } from '../../support/text/coded-problem.js';
import { DashboardError } from './dashboard-error.js';
import { INPUT_PROBLEMS, type InputProblemCode } from './input-problems.js';

export class InvalidInputError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_INVALID_INPUT';
  readonly status = 422;

  constructor(
    /** One sentence for each wrong value. */
    readonly problems: readonly string[],
    /** The same problems for other languages; empty where the application has worded them. */
    readonly because: readonly CodedProblem[] = [],
  ) {
    super(problems.join('\n'));
  }

  static of(code: InputProblemCode, values: ProblemValues = {}): InvalidInputError {
    return InvalidInputError.each(code, [values]);
  }

  /** The same problem in several places. */
  static each(code: InputProblemCode, places: readonly ProblemValues[]): InvalidInputError {
    return new InvalidInputError(
      places.map((values) => filled(INPUT_PROBLEMS[code], values)),
      places.map((values) => ({ code: `input.${code}`, values })),
    );
  }
}
