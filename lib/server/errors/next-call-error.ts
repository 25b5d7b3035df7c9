import { HangfireError } from '../../support/hangfire-error.js';

const FAULTS = {
  never: 'ended without a call of next(), so the method of the job did not run',
  twice: 'called next() a second time, which would run the method of the job twice',
  late: 'called next() after it had ended, when the outcome of the run was decided',
} as const;

/** The mistake that a filter made with `next`. */
export type NextCallFault = keyof typeof FAULTS;

/** A filter around a run did not call `next` exactly once. */
export class NextCallError extends HangfireError {
  readonly code = 'HANGFIRE_NEXT_CALL';

  constructor(
    readonly type: string,
    readonly method: string,
    readonly filterName: string,
    readonly fault: NextCallFault,
  ) {
    super(
      `${type}.${method}: the filter ${filterName} ${FAULTS[fault]}. Let aroundPerforming call next() exactly once ` +
        'and return what it answers. A filter that is to keep a job from running throws, or cancels the run in onPerforming.',
    );
  }
}
