import { HangfireError } from '../../support/hangfire-error.js';

export class EnhancerNotBuiltError extends HangfireError {
  readonly code = 'HANGFIRE_ENHANCER_NOT_BUILT';

  constructor(
    /** The class of the guard, interceptor, pipe or exception filter. */
    readonly enhancer: string,
    /** The method whose jobs need it: `Service.method`. */
    readonly usedBy: string,
    options: { readonly cause: unknown },
  ) {
    super(
      `Nest could not build ${enhancer}, which ${usedBy} uses. ` +
        'Import the modules with its dependencies into the module of the service, or give the decorator an instance. ' +
        'An enhancer that is made for each job needs a service whose provider is the class itself.',
      options,
    );
  }
}
