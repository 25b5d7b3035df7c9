import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Modules that are not wrapped: the one that shares the others, and those without anything to share. */
const APART = new Set([
  'nest/one-copy.js',
  'support/versions/library-version.js',
  'support/versions/process-wide.js',
  'job/serialization/devalue.js',
  'conformance/expect.js',
]);

/** The built pages are for browsers, and stay from one compilation to the next. */
const PAGES = 'dashboard/web/';

/** The beginning of every compiled module. Our code goes into the rest of this line. */
const BEGINNING = /^"use strict";$/m;

/**
 * Wraps every module in a call of `share`, so that copies of one version in one process share their
 * modules. The lines keep their numbers, and bundlers still find every `require`.
 *
 * @param {string} dist
 */
export function shareModules(dist) {
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const modules = paths
    .filter((path) => path.endsWith('.js'))
    .map((path) => path.replaceAll(sep, '/'));

  for (const module of modules) {
    if (APART.has(module) || module.startsWith(PAGES)) continue;
    const path = join(dist, module);
    const one = relative(join(dist, module, '..'), join(dist, 'nest/one-copy.js')).replaceAll(
      sep,
      '/',
    );
    const sharer = one.startsWith('.') ? one : `./${one}`;
    const compiled = readFileSync(path, 'utf8');
    if (compiled.search(BEGINNING) !== 0) throw new Error(`${module} has not been compiled anew`);
    const code = compiled.replace(
      BEGINNING,
      `"use strict"; require("${sharer}").share("${module}", module, (exports) => {`,
    );
    writeFileSync(path, `${code.trimEnd()}\n});\n`);
  }
}
