import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Written by a step of the build that is not the compiler. */
const APART = /^dashboard\/web\/|^dashboard\/assets\/built-pages\.js$/;

/**
 * Removes what an earlier build has made of sources that are gone.
 *
 * @param {string} dist
 * @param {string} sources
 */
export function removeStale(dist, sources) {
  if (!existsSync(dist)) return;

  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const module = path.replaceAll(sep, '/');
    const source = module.replace(/\.js$/, '.ts');
    if (source === module || APART.test(module) || existsSync(join(sources, source))) continue;
    rmSync(join(dist, path));
  }
}
