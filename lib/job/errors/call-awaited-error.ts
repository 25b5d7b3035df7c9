import { HangfireError } from '../../support/hangfire-error.js';

export class CallAwaitedError extends HangfireError {
  readonly code = 'HANGFIRE_CALL_AWAITED';

  constructor(readonly service: string) {
    super(
      `The callback for ${service} awaits, but it only shows which method to call: nothing runs ` +
        'in it, and there is nothing to wait for. Await what the arguments need before it, remove ' +
        '"async", "await" and "then", and call one method, as in (service) => service.method(id).',
    );
  }
}
