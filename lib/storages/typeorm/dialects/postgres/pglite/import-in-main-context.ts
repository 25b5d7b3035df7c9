import { constants, runInThisContext, Script } from 'node:vm';

/**
 * Whether this code runs in a context of its own, as Jest's specs do. Such a context does not import
 * modules, unless Node.js is started with `--experimental-vm-modules`.
 */
export const isInOwnContext = (): boolean => runInThisContext('globalThis') !== globalThis;

/**
 * Imports a package into the context that Node.js began with.
 *
 * @param from the file on whose behalf it is looked for
 */
export function importInMainContext(name: string, from: string): Promise<unknown> {
  const script = new Script('(name) => import(name)', {
    filename: from,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const importFrom: (name: string) => Promise<unknown> = script.runInThisContext();
  return importFrom(name);
}
