import { HangfireError } from '../../../../support/hangfire-error.js';

/** The Redis server is set up so that jobs get lost. */
export class UnsafeServerError extends HangfireError {
  readonly code = 'HANGFIRE_UNSAFE_SERVER';

  constructor(
    readonly setting: 'maxmemory-policy' | 'appendonly',
    readonly value: string,
    loss: string,
    remedy: string,
  ) {
    super(`The Redis server has ${setting} ${value}: ${loss} ${remedy}`);
  }
}
