import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { LOCK_FILE } from './data-dir-lock.js';

const CREATION_MARK = 'hangfire.creating';

/**
 * Marks an empty directory as one in which a database is being created. PGlite takes the first
 * files of a database for a whole one, so a process that dies while it creates a database would
 * leave a directory that never opens again; the mark tells the next process to start afresh.
 *
 * A directory with files of its own is never marked, and so never emptied.
 *
 * @returns whether a database is to be made
 */
export function beginCreation(dataDir: string): boolean {
  const mark = join(dataDir, CREATION_MARK);
  const isHalfMade = existsSync(mark);
  if (isHalfMade) removeHalfMade(dataDir);
  else if (contentsOf(dataDir).length > 0) return false;

  writeFileSync(mark, '');
  return true;
}

/** From here the database opens again. Nothing was stored in it before this. */
export function finishCreation(dataDir: string): void {
  rmSync(join(dataDir, CREATION_MARK), { force: true });
}

function removeHalfMade(dataDir: string): void {
  for (const name of contentsOf(dataDir)) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

function contentsOf(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => name !== LOCK_FILE && name !== CREATION_MARK);
}
