/**
 * Builds the published package: the library, the pages of its dashboard, and the module that contains these
 * pages.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildLibrary } from './build-library.mjs';
import { embedPages } from './embed-pages.mjs';
import { PROJECT } from './project.mjs';

const DIST = join(PROJECT, 'dist');

rmSync(DIST, { recursive: true, force: true });
await buildLibrary(DIST);
await build({ root: join(PROJECT, 'lib/dashboard/web'), logLevel: 'warn' });
embedPages(join(DIST, 'dashboard/web'), DIST);
