import { runInThisContext } from 'node:vm';

/**
 * Whether this code runs in a context of its own, as Jest's specs do. Such a context imports no modules,
 * unless Node.js is started with `--experimental-vm-modules`.
 */
export const isInOwnContext = (): boolean => runInThisContext('globalThis') !== globalThis;

/**
 * Loads a package as Node.js itself does, into the context that it began with.
 *
 * @param from the file on whose behalf it is looked for
 */
export function loadNatively(name: string, from: string): unknown {
  // What an own context requires may be its own idea of the module.
  return process.getBuiltinModule('node:module').createRequire(from)(name);
}
