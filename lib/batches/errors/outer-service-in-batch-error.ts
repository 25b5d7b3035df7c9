import { HangfireError } from '../../support/hangfire-error.js';

export class OuterServiceInBatchError extends HangfireError {
  readonly code = 'HANGFIRE_OUTER_SERVICE_IN_BATCH';

  /** @param service the class of what was used: `BackgroundJobService` */
  constructor(readonly service: string) {
    super(
      `${service} was used inside the callback of a batch; what it creates would not belong to the ` +
        'batch. Call the method of the same name of the batch that the callback gets. If it is not ' +
        'meant to belong to the batch, use BatchService.outside(() => …).',
    );
  }
}
