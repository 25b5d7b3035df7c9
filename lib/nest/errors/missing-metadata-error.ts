import { HangfireError } from '../../support/hangfire-error.js';

export class MissingMetadataError extends HangfireError {
  readonly code = 'HANGFIRE_MISSING_METADATA';

  constructor(
    readonly provider: string,
    /** Counted from 0. */
    readonly parameter: number,
  ) {
    super(
      `Nest cannot know what to inject into ${provider}: nothing says the type of parameter ${parameter} of its ` +
        'constructor, so it is undefined. Set "emitDecoratorMetadata" to true in the compilerOptions of ' +
        'tsconfig.json (in SWC "decoratorMetadata" in jsc.transform), and put @Injectable() on the ' +
        'class. Where the compiler knows no types, as esbuild and tsx, put @Inject(…) on each parameter.',
    );
  }
}
