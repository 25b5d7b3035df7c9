import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
/** In the project, because the library finds its packages from where it is. */
const CACHE = join(PROJECT, 'node_modules/.cache/hangfire-compiled');
const SOURCES = ['lib', 'scripts/build', 'tsconfig.build.json', 'tsconfig.json', 'package.json'];
const DAY_MS = 86_400_000;

/**
 * @typedef {object} CompiledLibrary
 * @property {string} entry
 */

/**
 * The library as it is now, as a package in a folder of its own, which specs do not change: they all get the
 * same one, until a source changes.
 *
 * @returns {CompiledLibrary}
 */
export function compileLibrary() {
  const folder = join(CACHE, hashOfSources());
  const entry = join(folder, 'dist/index.mjs');
  if (existsSync(entry)) return { entry };

  mkdirSync(CACHE, { recursive: true });
  removeOld();
  const temporary = mkdtempSync(join(CACHE, 'new-'));
  execFileSync(process.execPath, ['scripts/build/compile.mjs', join(temporary, 'dist')], {
    cwd: PROJECT,
    stdio: 'pipe',
  });
  copyFileSync(join(PROJECT, 'package.json'), join(temporary, 'package.json'));
  publish(temporary, folder);
  return { entry };
}

function hashOfSources() {
  const hash = createHash('sha1');
  for (const file of SOURCES.flatMap((source) => filesIn(join(PROJECT, source)))) {
    hash.update(`${relative(PROJECT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} path of a folder or of a file
 * @returns {string[]}
 */
function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];

  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).sort();
}

/**
 * @param {string} temporary
 * @param {string} folder which another process may have made meanwhile, from the same sources
 */
function publish(temporary, folder) {
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** What other sources led to, long enough ago that no run works with it any more. */
function removeOld() {
  for (const name of readdirSync(CACHE)) {
    const folder = join(CACHE, name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > DAY_MS) rmSync(folder, { recursive: true, force: true });
  }
}
