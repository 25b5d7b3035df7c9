import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @typedef {object} CompiledLibrary
 * @property {string} entry
 * @property {() => void} remove
 */

/**
 * The library as it is now, as a package in a folder of its own that finds the project's packages.
 *
 * @returns {CompiledLibrary}
 */
export function compileLibrary() {
  const cache = join(project, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'hangfire-'));
  const dist = join(folder, 'dist');
  execFileSync(process.execPath, ['scripts/build/compile.mjs', dist], {
    cwd: project,
    stdio: 'pipe',
  });
  copyFileSync(join(project, 'package.json'), join(folder, 'package.json'));
  return {
    entry: join(dist, 'index.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
