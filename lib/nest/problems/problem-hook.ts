import type { ModuleRef } from '@nestjs/core';
import { isClass } from '../../job/class-of-instance.js';
import type { ProblemNotice } from '../../storage/problems/problem-store.js';
import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import { ProblemListenerNotProvidedError } from '../errors/problem-listener-not-provided-error.js';

/** A provider that hears of problems. */
export interface ProblemHandler {
  onProblem(notice: ProblemNotice): MaybePromise<void>;
}

export type ProblemHandlerClass = new (...args: never[]) => ProblemHandler;
export type ProblemHook = ProblemHandler['onProblem'];

/**
 * The function that is called for each notice.
 *
 * @param given a function, or the class of a singleton provider with a method `onProblem`
 * @throws ProblemListenerNotProvidedError
 */
export function problemHookOf(
  given: ProblemHook | ProblemHandlerClass,
  moduleRef: ModuleRef,
): ProblemHook {
  if (!isHandlerClass(given)) return given;
  try {
    const handler = moduleRef.get<ProblemHandler>(given, { strict: false });
    return (notice) => handler.onProblem(notice);
  } catch (cause) {
    throw new ProblemListenerNotProvidedError(given.name, { cause });
  }
}

const isHandlerClass = (given: ProblemHook | ProblemHandlerClass): given is ProblemHandlerClass =>
  isClass(given) && 'onProblem' in given.prototype;
