import { HangfireError } from '../../support/hangfire-error.js';

export interface Misplacement {
  /** The decorator as its author has written it. */
  readonly decorator: string;
  /** The class, or `Class.member`, on which the decorator stands. */
  readonly declaredOn: string;
  /** The module with the class. */
  readonly module: string;
  /** Why the decorator has no effect there, and what to do. */
  readonly problem: string;
}

export class MisplacedDecoratorError extends HangfireError {
  readonly code = 'HANGFIRE_MISPLACED_DECORATOR';
  readonly decorator: string;
  readonly declaredOn: string;
  readonly module: string;
  readonly problem: string;

  constructor({ decorator, declaredOn, module, problem }: Misplacement) {
    super(`${decorator} on ${declaredOn} in ${module} has no effect. ${problem}`);
    this.decorator = decorator;
    this.declaredOn = declaredOn;
    this.module = module;
    this.problem = problem;
  }
}
