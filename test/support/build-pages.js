import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('../../lib/dashboard/web/', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/dashboard/', import.meta.url));
const PAGES = join(DIST, 'web');

/** Builds the dashboard's pages where they are not built yet, or older than their source. */
export async function buildPages() {
  if (existsSync(PAGES) && newestIn(SOURCE) < statSync(join(PAGES, 'index.html')).mtimeMs) return;

  // Another run may be serving the pages that are there: they are exchanged in one step.
  await mkdir(DIST, { recursive: true });
  const outDir = await mkdtemp(join(DIST, 'web-'));
  await build({ root: SOURCE, logLevel: 'error', build: { outDir } });
  await rm(PAGES, { recursive: true, force: true });
  await rename(outDir, PAGES);
}

/** @param {string} folder */
function newestIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const times = entries.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(...times);
}
