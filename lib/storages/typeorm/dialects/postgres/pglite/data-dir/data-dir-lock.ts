import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { EmbeddedDatabaseInUseError } from '../errors/embedded-database-in-use-error.js';
import { currentProcess, isRunning, type ProcessIdentity } from './process-identity.js';

export const LOCK_FILE = 'hangfire.lock';

/**
 * Keeps a data directory for one process: PGlite lets two open it, and they destroy it. The lock of
 * a process that no longer runs is taken over, so a crash needs no cleaning up.
 */
export class DataDirLock {
  static acquire(dataDir: string): DataDirLock {
    const file = join(dataDir, LOCK_FILE);
    while (!tryCreate(file)) {
      const content = readIfPresent(file);
      const holder = parseHolder(content);
      if (holder && isRunning(holder)) throw new EmbeddedDatabaseInUseError(dataDir, holder.pid);
      removeStale(file, content);
    }
    return new DataDirLock(file);
  }

  private constructor(private readonly file: string) {}

  free(): void {
    rmSync(this.file, { force: true });
  }
}

function tryCreate(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify(currentProcess()), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function parseHolder(content: string | undefined): ProcessIdentity | undefined {
  try {
    return content ? (JSON.parse(content) as ProcessIdentity) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Several processes may find the same stale lock. Moving it aside shows which file it really was:
 * one that another process has created since is put back.
 */
function removeStale(file: string, staleContent: string | undefined): void {
  const aside = `${file}.${process.pid}`;
  if (!renameIfPresent(file, aside)) return;

  const isStale = readIfPresent(aside) === staleContent;
  if (isStale) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function readIfPresent(file: string): string | undefined {
  return ifPresent(() => readFileSync(file, 'utf8'));
}

function renameIfPresent(from: string, to: string): boolean {
  return ifPresent(() => renameSync(from, to) ?? true) ?? false;
}

function ifPresent<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
