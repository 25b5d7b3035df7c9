import { jobTypeNames } from '../job/job-type.js';
import type { ServiceType } from '../job/service-type.js';
import type { StoredCall } from '../storage/jobs/records.js';
import type { JobEvent, JobEventKind } from './job-event.js';

/** Which events a method of an application listens to. */
export interface Subject {
  readonly kind: JobEventKind;
  /** Undefined for jobs of all classes. */
  readonly service: ServiceType | undefined;
  /** Undefined for all methods. */
  readonly method: string | undefined;
}

/** A method of an application that is called for events. */
export interface JobListener extends Subject {
  /** `Class.method`, for people. */
  readonly name: string;
  readonly call: (event: JobEvent) => unknown;
}

/**
 * Whether the listener listens to jobs of this call.
 *
 * @param call the method by the name that it has now
 */
export function listensTo(
  { service, method }: Subject,
  call: Pick<StoredCall, 'type' | 'method'>,
): boolean {
  if (method !== undefined && method !== call.method) return false;
  if (!service) return true;
  const { name, aliases } = jobTypeNames(service);
  return name === call.type || aliases.includes(call.type);
}
