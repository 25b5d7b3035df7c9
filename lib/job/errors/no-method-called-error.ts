import { HangfireError } from '../../support/hangfire-error.js';

export class NoMethodCalledError extends HangfireError {
  readonly code = 'HANGFIRE_CALL_WITHOUT_METHOD';

  constructor(
    readonly service: string,
    /** The method that was read but not called, where that is known. */
    readonly member: string | undefined,
  ) {
    super(
      (member === undefined
        ? `The callback called no method of ${service}. `
        : `The callback read ${service}.${member} without calling it. `) +
        'Call exactly one method with its arguments, as in ' +
        `(service) => service.${member ?? 'method'}(id).`,
    );
  }
}
