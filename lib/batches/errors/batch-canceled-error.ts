import { HangfireError } from '../../support/hangfire-error.js';

export class BatchCanceledError extends HangfireError {
  readonly code = 'HANGFIRE_BATCH_CANCELED';

  constructor(readonly batchId: string) {
    super(
      `Batch ${batchId} is Deleted: it was cancelled, or its parents did not end as they should. ` +
        'Nothing can be added to it any more; start a new batch.',
    );
  }
}
