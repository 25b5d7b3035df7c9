import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidConditionError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_CONDITION';

  /** @param jobId a parent that can never meet the condition, because it is a job */
  constructor(
    readonly condition: unknown,
    readonly jobId?: string,
  ) {
    super(
      jobId === undefined
        ? "on: expected 'succeeded', 'deleted', 'finished' or, for batches, 'completed', " +
            `got ${inspect(condition)}.`
        : `on: 'completed' is for batches, and the parent ${jobId} is a job. ` +
            "Use 'succeeded', 'deleted' or 'finished'.",
    );
  }
}
