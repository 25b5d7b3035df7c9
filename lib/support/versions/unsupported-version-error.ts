import { HangfireError } from '../hangfire-error.js';

export class UnsupportedVersionError extends HangfireError {
  readonly code = 'HANGFIRE_UNSUPPORTED_VERSION';

  constructor(
    readonly software: string,
    readonly found: string,
    readonly supported: string,
  ) {
    super(
      `${software} ${found} is not supported: nestjs-hangfire needs a version in the range ` +
        `"${supported}". Install one of these.`,
    );
  }
}
