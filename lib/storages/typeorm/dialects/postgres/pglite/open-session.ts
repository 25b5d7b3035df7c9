import { mkdirSync, realpathSync } from 'node:fs';

import { beginCreation, finishCreation } from './data-dir/data-dir-creation.js';
import { DataDirLock } from './data-dir/data-dir-lock.js';
import { takeTurn } from './data-dir/data-dir-turns.js';
import { EmbeddedServer } from './embedded-server.js';
import { loadPglite, type PgliteModule } from './load-pglite.js';
import {
  type CreationListener,
  IN_MEMORY,
  type ResolvedPgliteDriverOptions,
} from './pglite-driver-options.js';
import { PgliteSession } from './pglite-session.js';
import { StatementEncoder } from './statement-encoder.js';
import { TurnQueue } from './turn-queue.js';

export async function openSession(options: ResolvedPgliteDriverOptions): Promise<PgliteSession> {
  const pglite = await loadPglite();
  const server =
    options.dataDir === IN_MEMORY
      ? await openInMemory(pglite)
      : await openDirectory(options, pglite);

  return new PgliteSession(
    server,
    new StatementEncoder(pglite.protocol.serialize),
    new TurnQueue(options.maxWaitMs),
  );
}

async function openInMemory({ PGlite }: PgliteModule): Promise<EmbeddedServer> {
  return new EmbeddedServer(await PGlite.create(IN_MEMORY), () => undefined);
}

async function openDirectory(
  { dataDir, maxWaitMs, onCreation }: ResolvedPgliteDriverOptions,
  pglite: PgliteModule,
): Promise<EmbeddedServer> {
  mkdirSync(dataDir, { recursive: true });
  // PGlite does not follow symbolic links, and a directory has one line, whatever leads there.
  const place = realpathSync(dataDir);
  const leave = await takeTurn(place, maxWaitMs);
  try {
    return await openLocked(place, pglite, { leave, onCreation });
  } catch (error) {
    leave();
    throw error;
  }
}

async function openLocked(
  dataDir: string,
  { PGlite }: PgliteModule,
  { leave, onCreation }: { readonly leave: () => void; readonly onCreation: CreationListener },
): Promise<EmbeddedServer> {
  // The directory may be gone by now, if it was another store's that has removed it.
  mkdirSync(dataDir, { recursive: true });
  const lock = DataDirLock.acquire(dataDir);
  try {
    if (beginCreation(dataDir)) onCreation(dataDir);
    const pglite = await PGlite.create(dataDir);
    finishCreation(dataDir);
    return new EmbeddedServer(pglite, () => {
      lock.free();
      leave();
    });
  } catch (error) {
    lock.free();
    throw error;
  }
}
