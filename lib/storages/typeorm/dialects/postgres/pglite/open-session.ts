import { mkdirSync } from 'node:fs';

import { beginCreation, finishCreation } from './data-dir-creation.js';
import { DataDirLock } from './data-dir-lock.js';
import { EmbeddedServer } from './embedded-server.js';
import { loadPglite, type PgliteModule } from './load-pglite.js';
import { IN_MEMORY, type ResolvedPgliteDriverOptions } from './pglite-driver-options.js';
import { PgliteSession } from './pglite-session.js';
import { StatementEncoder } from './statement-encoder.js';
import { TurnQueue } from './turn-queue.js';

export async function openSession(options: ResolvedPgliteDriverOptions): Promise<PgliteSession> {
  const pglite = await loadPglite();
  const server =
    options.dataDir === IN_MEMORY
      ? await openInMemory(pglite)
      : await openDirectory(options.dataDir, pglite);

  return new PgliteSession(
    server,
    new StatementEncoder(pglite.protocol.serialize),
    new TurnQueue(options.maxWaitMs),
  );
}

async function openInMemory({ PGlite }: PgliteModule): Promise<EmbeddedServer> {
  return new EmbeddedServer(await PGlite.create(IN_MEMORY), () => undefined);
}

async function openDirectory(dataDir: string, { PGlite }: PgliteModule): Promise<EmbeddedServer> {
  mkdirSync(dataDir, { recursive: true });
  const lock = DataDirLock.acquire(dataDir);
  try {
    beginCreation(dataDir);
    const pglite = await PGlite.create(dataDir);
    finishCreation(dataDir);
    return new EmbeddedServer(pglite, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}
