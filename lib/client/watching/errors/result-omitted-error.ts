import type { OmittedResult } from '../../../job/serialization/result-serializer.js';
import { HangfireError } from '../../../support/hangfire-error.js';

export class ResultOmittedError extends HangfireError {
  readonly code = 'HANGFIRE_RESULT_OMITTED';

  constructor(
    readonly jobId: string,
    /** Why the store has no result of the job. */
    readonly omitted: OmittedResult,
  ) {
    super(
      `Job ${jobId} succeeded, but its result could not be kept: ${why(omitted)} ` +
        'Return an id, and keep the value where the application keeps its data.',
    );
  }
}

function why({ reason, bytes, isMore, detail }: OmittedResult): string {
  if (reason === 'unserializable') return `it cannot be serialised (${detail}).`;
  return `it takes ${isMore ? 'more than ' : ''}${bytes} bytes (see maxResultBytes).`;
}
