import { HangfireError } from '../../support/hangfire-error.js';

export class MissingPackageError extends HangfireError {
  readonly code = 'HANGFIRE_MISSING_PACKAGE';

  constructor(
    /** Of npm. */
    readonly packageName: string,
    options?: ErrorOptions,
  ) {
    super(
      `The package "${packageName}" is not installed, and this store needs it. Install it beside nestjs-hangfire: ` +
        `npm install ${packageName}`,
      options,
    );
  }
}
