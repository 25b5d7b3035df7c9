import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidBatchError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_BATCH';

  constructor(
    readonly what: 'description' | 'callback',
    readonly given: unknown,
  ) {
    super(
      what === 'description'
        ? `The description of a batch: expected a text, got ${inspect(given, { depth: 0 })}.`
        : `The callback of a batch: expected a function, as in (batch) => { batch.enqueue(…); }, ` +
            `got ${inspect(given, { depth: 0 })}.`,
    );
  }
}
