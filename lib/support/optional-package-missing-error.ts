import { HangfireError } from './hangfire-error.js';

/** The package of a feature is not installed. */
export class OptionalPackageMissingError extends HangfireError {
  readonly code = 'HANGFIRE_OPTIONAL_PACKAGE_MISSING';

  constructor(
    readonly feature: string,
    readonly packageName: string,
    options?: ErrorOptions,
  ) {
    super(
      `${feature} needs the package "${packageName}", which is not installed. ` +
        `Run "npm install ${packageName}", or leave the feature out.`,
      options,
    );
  }
}
