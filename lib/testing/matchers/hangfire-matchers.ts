import type { ServiceType } from '../../job/service-type.js';
import type { JobArguments, JobMethod } from '../../job/job-methods.js';
import type { EnqueuedExpectation } from './enqueued-expectation.js';
import { toHaveEnqueued } from './to-have-enqueued.js';

/** The matchers for `expect.extend` of Jest and of Vitest. */
export const hangfireMatchers = { toHaveEnqueued };

/** The methods that `expect(hangfire)` gets from the matchers. */
export interface HangfireMatchers<Result = unknown> {
  /** Expects that any job was created, or any job of this service. */
  toHaveEnqueued(service?: ServiceType): Result;
  /**
   * Expects that jobs of this method were created as described: with these arguments, in this queue, for this
   * time. Their present state makes no difference, unless a `state` is given.
   */
  toHaveEnqueued<T, Method extends JobMethod<T>>(
    service: ServiceType<T>,
    method: Method,
    expected?: EnqueuedExpectation<JobArguments<T, Method>>,
  ): Result;
}

declare global {
  // Vitest and @types/jest both look for matchers here.
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: names and defaults have to be those of the others
    interface Matchers<R, T = {}> extends HangfireMatchers<R> {}
  }
}

// biome-ignore lint/suspicious/noTsIgnore: an expected error would have to be there for everybody
/** @ts-ignore: the package is not there for those who do not use Jest */
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends HangfireMatchers<R> {}
}
