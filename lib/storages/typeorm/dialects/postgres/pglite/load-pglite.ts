import type { PGlite, protocol } from '@electric-sql/pglite';
import { isPackageMissing } from '../../../../../support/is-package-missing.js';
import { EmbeddedDatabaseMissingError } from './errors/embedded-database-missing-error.js';
import { isInOwnContext, loadNatively } from './load-natively.js';

export interface PgliteModule {
  readonly PGlite: typeof PGlite;
  readonly protocol: typeof protocol;
}

/** Loads the optional package when the first connection is opened, not before. */
export async function loadPglite(
  load: () => Promise<PgliteModule> = loadPackage,
): Promise<PgliteModule> {
  try {
    return await load();
  } catch (error) {
    if (isPackageMissing(error)) throw new EmbeddedDatabaseMissingError({ cause: error });
    throw error;
  }
}

/** PGlite imports modules of its own while it starts, which must be possible where it is loaded. */
async function loadPackage(): Promise<PgliteModule> {
  // In the source, which consists of ES modules, it is not defined.
  if (typeof __filename === 'undefined' || !isInOwnContext()) return import('@electric-sql/pglite');

  // What is imported is that package.
  return loadNatively('@electric-sql/pglite', __filename) as PgliteModule;
}
