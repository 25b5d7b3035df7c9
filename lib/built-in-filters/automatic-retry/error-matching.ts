import { types } from 'node:util';
import { isInstance } from '../../support/is-instance.js';
import { safely } from '../../support/safely.js';

export type ErrorClass = abstract new (...args: never[]) => unknown;

/** Whether the error is of one of these classes or a subclass. Never throws, whatever the value is. */
export function isErrorOf(classes: readonly ErrorClass[], error: unknown): boolean {
  return classes.some((type) => isInstance(error, type) || isForeign(type, error));
}

/** In another realm (`node:vm`) the classes of errors have the same names, but are not the same classes. */
const isForeign = (type: ErrorClass, error: unknown) =>
  safely(() => isForeignErrorOf(type, error), false);

function isForeignErrorOf(type: ErrorClass, error: unknown): boolean {
  if (!types.isNativeError(error) || error instanceof Error) return false;

  for (let link = Object.getPrototypeOf(error); link; link = Object.getPrototypeOf(link)) {
    if (link.constructor?.name === type.name) return true;
  }
  return false;
}
