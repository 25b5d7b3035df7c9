import { HangfireError } from '../../support/hangfire-error.js';

export class OuterServiceInBatchError extends HangfireError {
  readonly code = 'HANGFIRE_OUTER_SERVICE_IN_BATCH';

  /** @param service the class that was used: `BackgroundJobService` */
  constructor(readonly service: string) {
    super(
      `${service} was used inside the callback of a batch; its jobs would not belong to the ` +
        'batch. Call the method of the same name of the batch that the callback gets. If the job is not ' +
        'meant to belong to the batch, use BatchService.outside(() => …).',
    );
  }
}
