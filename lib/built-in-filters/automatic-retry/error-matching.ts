import { types } from 'node:util';

export type ErrorClass = abstract new (...args: never[]) => unknown;

/** Whether the error is of one of these classes, or of a subclass. */
export function isErrorOf(classes: readonly ErrorClass[], error: unknown): boolean {
  return classes.some((type) => error instanceof type || isForeignErrorOf(type, error));
}

/** An error of another realm (`node:vm`) has classes of the same names, but not the same classes. */
function isForeignErrorOf(type: ErrorClass, error: unknown): boolean {
  if (!types.isNativeError(error) || error instanceof Error) return false;

  for (let link = Object.getPrototypeOf(error); link; link = Object.getPrototypeOf(link)) {
    if (link.constructor?.name === type.name) return true;
  }
  return false;
}
