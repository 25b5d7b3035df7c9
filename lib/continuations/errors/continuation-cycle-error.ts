import { HangfireError } from '../../support/hangfire-error.js';

const MAX_SHOWN = 10;

export class ContinuationCycleError extends HangfireError {
  readonly code = 'HANGFIRE_CONTINUATION_CYCLE';

  /** @param ids each job or batch waits for the end of the next one, and the last one waits for the first */
  constructor(readonly ids: readonly string[]) {
    const more = ids.length > MAX_SHOWN ? ['…'] : [];
    super(
      `These jobs and batches would wait for one another for ever: ${[...ids.slice(0, MAX_SHOWN), ...more, ids[0]].join(' → ')}. ` +
        'A batch ends when everything in it has ended, so nothing in it can wait for its end. ' +
        'Nothing was stored.',
    );
  }
}
