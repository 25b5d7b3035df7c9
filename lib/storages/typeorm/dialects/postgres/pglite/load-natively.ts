import { runInThisContext } from 'node:vm';

/** That of the context in which Node.js began. */
const main: typeof globalThis = runInThisContext('globalThis');

/**
 * Whether this code runs in a context of its own, as Jest's specs do. Such a context imports no modules,
 * unless Node.js is started with `--experimental-vm-modules`.
 */
export const isInOwnContext = (): boolean => main !== globalThis;

/**
 * Loads a package as Node.js itself does, into the context in which it began.
 *
 * @param from the file on whose behalf it is looked for
 */
export function loadNatively(name: string, from: string): unknown {
  // An own context may have its own idea of `process`, of built-in modules, and of `require`.
  return main.process.getBuiltinModule('node:module').createRequire(from)(name);
}
