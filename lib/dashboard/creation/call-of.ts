import type { ServiceCall } from '../../job/capture/service-call.js';
import type { ServiceType } from '../../job/service-type.js';
import type { JobMethod } from './job-methods.js';

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

interface GivenCall {
  readonly service: ServiceType<Methods>;
  readonly call: ServiceCall<Methods>;
}

/** A call whose method and arguments were given as values, for the services of the client. */
export function callOf({ handler, method }: JobMethod, args: readonly unknown[]): GivenCall {
  return {
    // We know only that the class has the method.
    service: handler.service as ServiceType<Methods>,
    call: (service) => service[method]?.(...args),
  };
}
