import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

export class UnknownBatchError extends HangfireError {
  readonly code = 'HANGFIRE_UNKNOWN_BATCH';

  constructor(readonly batchId: unknown) {
    super(
      `No batch has the id ${inspect(batchId)}. It may have expired, or belong to a transaction that ` +
        'is not committed: pass the `manager` of that transaction. Nothing was stored.',
    );
  }
}
