import { HangfireError } from '../../support/hangfire-error.js';

export class CreationCanceledError extends HangfireError {
  readonly code = 'HANGFIRE_TESTING_CREATION_CANCELED';

  constructor(readonly callName: string) {
    super(
      `${callName} was not performed: a filter cancelled the creation of the job, or handled the ` +
        'exception of the creation. Give the filter what it asks for, such as a parameter; or, ' +
        'where the test is about the cancellation, enqueue the job and expect null.',
    );
  }
}
