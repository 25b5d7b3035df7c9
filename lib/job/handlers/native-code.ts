import { types } from 'node:util';

const NATIVE = /^function [^(]*\(\) \{\s*\[native code\]\s*\}$/;

/**
 * Whether the language, Node's own machine code or an add-on has made the function. Bound functions and proxies
 * look the same, but stand for another function of any origin.
 */
export function isNativeFunction(value: unknown): boolean {
  if (typeof value !== 'function' || types.isProxy(value)) return false;
  if (!NATIVE.test(Function.prototype.toString.call(value))) return false;

  const name: unknown = Object.getOwnPropertyDescriptor(value, 'name')?.value;
  return typeof name !== 'string' || !name.startsWith('bound ');
}
