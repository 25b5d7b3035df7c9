import type { PGlite, protocol } from '@electric-sql/pglite';

import { EmbeddedDatabaseMissingError } from './errors/embedded-database-missing-error.js';

export interface PgliteModule {
  readonly PGlite: typeof PGlite;
  readonly protocol: typeof protocol;
}

/** Loads the optional package when the first connection is opened, not before. */
export async function loadPglite(
  load: () => Promise<PgliteModule> = () => import('@electric-sql/pglite'),
): Promise<PgliteModule> {
  try {
    return await load();
  } catch (error) {
    if (isMissing(error)) throw new EmbeddedDatabaseMissingError({ cause: error });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}
