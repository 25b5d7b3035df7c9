import { types } from 'node:util';
import { requireExactText } from '../../support/text/exact-text.js';
import { CallAwaitedError } from '../errors/call-awaited-error.js';
import { mayHaveAnyMethod } from '../handlers/may-have-any-method.js';
import type { ServiceType } from '../service-type.js';
import { CallRecorder } from './call-recorder.js';

/** A call of a provider's method. The call has only been recorded. */
export interface CapturedCall {
  readonly service: ServiceType;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** The class that runs the calls, as far as this process knows it. */
export interface CallTarget {
  /** The class of the provider, where it differs from the service. */
  readonly implementation?: ServiceType | undefined;
  /** Whether the class whose methods run is known. */
  readonly isKnown: boolean;
}

const ITSELF: CallTarget = { isKnown: true };

/** The recorders by class and implementation. Building a recorder costs a hundred times as much as using it. */
const recorders = new WeakMap<ServiceType, WeakMap<ServiceType, CallRecorder>>();

/**
 * Runs the callback against a stand-in for the service, and returns the method that it called, with the arguments.
 *
 * An abstract class that serves as a token leaves no trace of its abstract methods at run time, so its implementation
 * is searched as well. If the implementation is in another process, or is an object without a class, any name counts as
 * a method. The compiler has checked the name, and the worker checks it again.
 */
export function captureCall<T>(
  service: ServiceType<T>,
  call: (service: T) => unknown,
  { implementation = service, isKnown }: CallTarget = ITSELF,
): CapturedCall {
  const isOpen = mayHaveAnyMethod({ service, isKnown });
  const recorder = idleRecorder(service, implementation, isOpen);

  recorder.begin();
  try {
    const returned = run(recorder, call);
    if (isAwaiting(returned)) throw awaited(service, returned);
    const recorded = recorder.recordedCall(returned);
    requireExactText('the name of a method', recorded.method);
    return recorded;
  } finally {
    recorder.end();
  }
}

/** A capture inside the callback of another capture gets a recorder of its own. */
function idleRecorder(
  service: ServiceType,
  implementation: ServiceType,
  isOpen: boolean,
): CallRecorder {
  if (isOpen) return new CallRecorder(service, implementation, { isOpen });
  const known = recorders.get(service)?.get(implementation);
  if (known && !known.isRecording) return known;

  const created = new CallRecorder(service, implementation);
  if (!known) remember(created, service, implementation);
  return created;
}

function remember(recorder: CallRecorder, service: ServiceType, implementation: ServiceType): void {
  const ofService = recorders.get(service) ?? new WeakMap<ServiceType, CallRecorder>();
  recorders.set(service, ofService.set(implementation, recorder));
}

function run<T>(recorder: CallRecorder, call: (service: T) => unknown): unknown {
  try {
    return call(recorder.service as T);
  } catch (error) {
    throw recorder.explain(error);
  }
}

function isAwaiting(returned: unknown): boolean {
  if (typeof returned !== 'object' || returned === null) return false;
  return types.isPromise(returned) || typeof (returned as { then?: unknown }).then === 'function';
}

function awaited(service: ServiceType, returned: unknown): CallAwaitedError {
  // The code after an `await` runs later, finds the recorder idle and fails. Nobody else would handle that rejection.
  // Other thenables are not touched: a lazy query would start when its `then` is called.
  if (types.isPromise(returned)) returned.catch(() => {});
  return new CallAwaitedError(service.name);
}
