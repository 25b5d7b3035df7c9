import type { JobContext } from '../../job/job-context.js';
import type { ActivatedService, JobActivator } from '../../server/running/job-activator.js';
import type { CallName } from '../require-method.js';

interface InjectedFailure {
  readonly error: unknown;
  times: number;
}

/** Throws errors that a test has asked for, in place of calling methods. */
export class InjectedFailures {
  private readonly byCall = new Map<string, InjectedFailure[]>();

  /** Adds failures after the failures that were asked for before. */
  add(call: CallName, failure: { readonly error: unknown; readonly times: number }): void {
    const key = keyOf(call);
    const failures = this.byCall.get(key) ?? [];
    this.byCall.set(key, [...failures, { ...failure }]);
  }

  clear(): void {
    this.byCall.clear();
  }

  /** An activator with the same providers, except for calls that are to fail. */
  around(inner: JobActivator): JobActivator {
    return {
      activate: (handler, context) => {
        const failure = this.take({ type: handler.name, method: context.job.method });
        return failure
          ? serviceThatThrows(failure.error, context)
          : inner.activate(handler, context);
      },
    };
  }

  private take(call: CallName): InjectedFailure | undefined {
    const key = keyOf(call);
    const [next, ...others] = this.byCall.get(key) ?? [];
    if (!next) return undefined;

    next.times -= 1;
    if (next.times <= 0) this.byCall.set(key, others);
    return next;
  }
}

const keyOf = ({ type, method }: CallName) => `${type}.${method}`;

function serviceThatThrows(error: unknown, { job }: JobContext): ActivatedService {
  const fail = () => {
    throw error;
  };
  return { instance: { [job.method]: fail } };
}
