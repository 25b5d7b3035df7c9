import type { ArgumentProblem } from '../answers/creation.js';
import { DashboardError } from './dashboard-error.js';

/** Arguments of a new job do not match their schemas. */
export class InvalidArgumentsError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_INVALID_ARGUMENTS';
  readonly status = 422;

  constructor(readonly problems: readonly ArgumentProblem[]) {
    super(problems.map(sentenceOf).join('\n'));
  }
}

const sentenceOf = ({ name, path, message }: ArgumentProblem): string =>
  `${path === '' ? name : `${name}.${path}`}: ${message}`;
