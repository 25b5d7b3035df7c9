import { HangfireError } from '../../support/hangfire-error.js';

const MAX_SHOWN = 10;

export class ContinuationCycleError extends HangfireError {
  readonly code = 'HANGFIRE_CONTINUATION_CYCLE';

  /** @param ids each waits for the next one to end, and the last one for the first */
  constructor(readonly ids: readonly string[]) {
    const more = ids.length > MAX_SHOWN ? ['…'] : [];
    super(
      `These would wait for one another for ever: ${[...ids.slice(0, MAX_SHOWN), ...more, ids[0]].join(' → ')}. ` +
        'A batch ends when all that it holds has ended, so nothing in it can wait for its end. ' +
        'Nothing was stored.',
    );
  }
}
