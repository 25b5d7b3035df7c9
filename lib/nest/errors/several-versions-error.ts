import { HangfireError } from '../../support/hangfire-error.js';

export class SeveralVersionsError extends HangfireError {
  readonly code = 'HANGFIRE_SEVERAL_VERSIONS';

  constructor(readonly copies: readonly { readonly version: string; readonly path: string }[]) {
    const list = copies.map(({ version, path }) => `${version} (${path})`).join(' and ');
    super(
      `The process has loaded several versions of nestjs-hangfire: ${list}. They do not see each other's ` +
        'decorators and services. Install one version for all packages: `npm ls nestjs-hangfire` shows who asks for ' +
        'which, and `npm dedupe` or `overrides` in package.json brings them together.',
    );
  }
}
