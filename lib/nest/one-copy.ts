import { LIBRARY_VERSION } from '../support/versions/library-version.js';
import { processWide } from '../support/versions/process-wide.js';

/** A copy of this library that the process has loaded. */
export interface LibraryCopy {
  readonly version: string;
  readonly path: string;
}

/** The part of `module` in CommonJS that we use here. */
interface LoadedModule {
  exports: object;
}

type LoadedModules = Map<string, object>;

const copies = processWide('copies', () => new Map<string, LibraryCopy>());
/** The loaded modules, by the Nest that they work with and by version. A test may load both anew. */
const modules = processWide('modules', () => new WeakMap<object, Map<string, LoadedModules>>());

let nest: object | undefined;

const path = ownPath();
copies.set(path, { version: LIBRARY_VERSION, path });

/** The copies that the process has loaded, this one included. */
export const loadedCopies = (): readonly LibraryCopy[] => [...copies.values()];

/**
 * Loads a module of this library, or returns the module that another copy of the same version has loaded. So the
 * process has one set of classes, which are tokens and hold metadata, no matter which copy is imported. The build
 * puts every module into a call of this function.
 *
 * @param file the path of the module, which is the same in each copy
 */
export function share(file: string, module: LoadedModule, load: (exports: object) => void): void {
  const loaded = loadedModules();
  const known = loaded.get(file);
  if (known) {
    module.exports = known;
    return;
  }

  // We keep the exports before the module is loaded, because modules import one another in circles.
  loaded.set(file, module.exports);
  try {
    load(module.exports);
  } catch (error) {
    loaded.delete(file);
    throw error;
  }
}

function loadedModules(): LoadedModules {
  nest ??= nestOfThisCopy();
  const byVersion = modules.get(nest) ?? new Map<string, LoadedModules>();
  modules.set(nest, byVersion);
  const loaded = byVersion.get(LIBRARY_VERSION) ?? new Map<string, object>();
  byVersion.set(LIBRARY_VERSION, loaded);
  return loaded;
}

/** A function of Nest stands for the copy of Nest. Nest may be missing: the command `nestjs-hangfire` needs none. */
function nestOfThisCopy(): object {
  try {
    return loadNest().Injectable;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    return processWide('without-nest', () => ({}));
  }
}

/** This `require` is outside of `try`, because some bundlers do not resolve a `require` inside of `try`. */
const loadNest = () => require('@nestjs/common') as typeof import('@nestjs/common');

/**
 * The path of this copy, read from a stack, because a stack has the path in every kind of module. In a bundle, it is
 * the path of the bundle.
 */
function ownPath(): string {
  const frame = /(?:\(|at )((?:file:\/\/)?[^\s(][^\n(]*?):\d+:\d+\)?$/m.exec(
    String(new Error().stack),
  );
  return (frame?.[1] ?? 'an unknown path').replace(/[\\/]nest[\\/]one-copy\.[cm]?[jt]s$/, '');
}
