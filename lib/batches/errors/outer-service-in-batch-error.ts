import { HangfireError } from '../../support/hangfire-error.js';

const CALLBACKS = {
  batch:
    'inside the callback of a batch; its jobs would not belong to the batch. Call the method of the same name of the ' +
    'batch that the callback gets. If the job is not meant to belong to the batch',
  createMany:
    'inside the callback of createMany; its jobs would be created by themselves. Call the method of the same name of ' +
    'the object that the callback gets. If the job is meant to be created by itself',
} as const;

export class OuterServiceInBatchError extends HangfireError {
  readonly code = 'HANGFIRE_OUTER_SERVICE_IN_BATCH';

  /**
   * @param service the class that was used: `BackgroundJobService`
   * @param callback the callback in which it was used
   */
  constructor(
    readonly service: string,
    callback: keyof typeof CALLBACKS = 'batch',
  ) {
    super(`${service} was used ${CALLBACKS[callback]}, use BatchService.outside(() => …).`);
  }
}
