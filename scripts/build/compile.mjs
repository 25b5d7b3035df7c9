/** Builds the library without its pages: `node scripts/build/compile.mjs FOLDER`. */
import { resolve } from 'node:path';
import { buildLibrary } from './build-library.mjs';

await buildLibrary(resolve(process.argv[2] ?? 'dist'));
