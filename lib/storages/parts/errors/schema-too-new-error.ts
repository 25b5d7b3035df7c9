import { HangfireError } from '../../../support/hangfire-error.js';

export class SchemaTooNewError extends HangfireError {
  readonly code = 'HANGFIRE_SCHEMA_TOO_NEW';

  constructor(
    readonly schema: string,
    readonly foundVersion: number,
    readonly knownVersion: number,
  ) {
    super(
      `The schema "${schema}" is at version ${foundVersion}, this code knows versions up to ` +
        `${knownVersion}. A newer nestjs-hangfire has migrated it: update this process.`,
    );
  }
}
