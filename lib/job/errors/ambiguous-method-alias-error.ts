import { HangfireError } from '../../support/hangfire-error.js';

export class AmbiguousMethodAliasError extends HangfireError {
  readonly code = 'HANGFIRE_AMBIGUOUS_METHOD_ALIAS';

  constructor(
    readonly className: string,
    readonly alias: string,
    /** The method with the alias, and the other method of that name or alias. */
    readonly methods: readonly [string, string],
  ) {
    const [method, other] = methods;
    super(
      `@JobMethod on ${className}.${method}: jobs stored as "${alias}" could also mean the method ${other}` +
        `${other === alias ? ' itself' : ', which has the same alias'}. ` +
        `Take the alias away from ${method}${other === alias ? `, or rename the method ${other}` : ` or from ${other}`}.`,
    );
  }
}
