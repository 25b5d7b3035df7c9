import { types } from 'node:util';

const NATIVE = /^function [^(]*\(\) \{\s*\[native code\]\s*\}$/;

/**
 * Whether a function is native: made by the language, by Node's own machine code or by an add-on. Bound functions and
 * proxies look native, but stand for another function of any origin.
 */
export function isNativeFunction(value: unknown): boolean {
  if (typeof value !== 'function' || types.isProxy(value)) return false;
  if (!NATIVE.test(Function.prototype.toString.call(value))) return false;

  const name: unknown = Object.getOwnPropertyDescriptor(value, 'name')?.value;
  return typeof name !== 'string' || !name.startsWith('bound ');
}
