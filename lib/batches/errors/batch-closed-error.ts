import { HangfireError } from '../../support/hangfire-error.js';

export class BatchClosedError extends HangfireError {
  readonly code = 'HANGFIRE_BATCH_CLOSED';

  constructor(readonly batchId: string) {
    super(
      `The callback of batch ${batchId} has ended, so nothing can be added there any more. Await in the ` +
        'callback everything that adds to the batch, or add to it later with BatchService.attach.',
    );
  }
}
