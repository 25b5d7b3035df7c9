import { inspect } from 'node:util';
import { isClass } from '../job/class-of-instance.js';
import { requirePlace } from '../job/job-decorator.js';
import { addListener } from '../job/job-metadata.js';
import type { JobArguments, JobMethod } from '../job/job-methods.js';
import type { JobResult } from '../job/job-result.js';
import type { ServiceType } from '../job/service-type.js';
import { InvalidOptionsError } from '../support/options/invalid-options-error.js';
import { JOB_EVENT_KINDS, type JobEvent, type JobEventKind } from './job-event.js';
import type { Subject } from './job-listener.js';

/** For a method that takes the event, or nothing. */
export type JobListenerDecorator<Event> = <Method extends (event: Event) => unknown>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

type ResultOf<T, Method extends JobMethod<T>> = T[Method] extends (...args: never[]) => infer R
  ? JobResult<R>
  : never;

/** The event of a method: `JobEventOf<MailService, 'send', 'failed'>`. */
export type JobEventOf<T, Method extends JobMethod<T>, Kind extends JobEventKind> = JobEvent<
  Kind,
  JobArguments<T, Method>,
  ResultOf<T, Method>
>;

/**
 * Has the method called when this has happened to a job of that method. The call comes after the commit, in the process
 * that stored the change. The decorator can stand on any provider or controller, and several times on one method.
 *
 * An event is told at most once: it is lost with its process, and events are dropped while their listeners do not keep
 * up. Use a continuation for work that must not be lost. Nobody waits for the listener, and its errors go to the log.
 *
 * @throws InvalidOptionsError when the class is loaded
 */
export function OnJob<T, Method extends JobMethod<T>, Kind extends JobEventKind>(
  service: ServiceType<T>,
  method: Method,
  kind: Kind,
): JobListenerDecorator<JobEventOf<T, Method, Kind>>;
/** Listens to jobs of all methods of the class. */
export function OnJob<Kind extends JobEventKind>(
  service: ServiceType,
  kind: Kind,
): JobListenerDecorator<JobEvent<Kind>>;
/** Listens to all jobs. */
export function OnJob<Kind extends JobEventKind>(kind: Kind): JobListenerDecorator<JobEvent<Kind>>;
export function OnJob(...given: readonly unknown[]): JobListenerDecorator<never> {
  const subject = subjectOf(given);
  return (...place) => {
    requirePlace('OnJob', ['method'], place);
    const [target, member] = place;
    addListener(subject, target, member, textOf(subject));
  };
}

/** The decorator as its author wrote it, for people. */
export function textOf({ service, method, kind }: Subject): string {
  const parts = [service?.name, method && `'${method}'`, `'${kind}'`];
  return `@OnJob(${parts.filter((part) => part !== undefined).join(', ')})`;
}

function subjectOf(given: readonly unknown[]): Subject {
  const kind = given.at(-1);
  const [service, method] = given.slice(0, -1);
  const problems: string[] = [];
  if (!isKind(kind)) {
    problems.push(`OnJob: expected ${JOB_EVENT_KINDS.join(', ')}, got ${inspect(kind)}.`);
  }
  if (given.length > 1 && !isClass(service)) {
    problems.push(
      `OnJob: expected the class of a provider, got ${inspect(service)}. If classes import each other, ` +
        'move the listener to a class of its own.',
    );
  }
  if (given.length > 2 && (typeof method !== 'string' || method === '')) {
    problems.push(`OnJob: expected the name of a method, got ${inspect(method)}.`);
  }
  if (problems.length > 0) throw new InvalidOptionsError('OnJob', problems);
  return {
    kind: kind as JobEventKind,
    service: service as ServiceType | undefined,
    method: method as string | undefined,
  };
}

const isKind = (kind: unknown): boolean => JOB_EVENT_KINDS.some((known) => known === kind);
