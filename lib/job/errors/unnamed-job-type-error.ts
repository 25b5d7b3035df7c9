import { HangfireError } from '../../support/hangfire-error.js';

export class UnnamedJobTypeError extends HangfireError {
  readonly code = 'HANGFIRE_UNNAMED_JOB_TYPE';

  constructor(
    /** The methods of the class, by which its author can recognise it. */
    readonly methods: readonly string[] = [],
    /** The module that provides the class, where the module is known. */
    readonly module?: string | undefined,
  ) {
    super(
      `Expected a class with a name as the service of a job, got an anonymous class${hint(methods, module)}. ` +
        "Name it, or pin the stored name with @JobType('…').",
    );
  }
}

function hint(methods: readonly string[], module: string | undefined): string {
  const where = module === undefined ? '' : ` in ${module}`;
  return methods.length === 0 ? where : `${where} (methods: ${methods.slice(0, 3).join(', ')})`;
}
