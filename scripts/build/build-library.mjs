import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePackages } from './bundle-packages.mjs';
import { PROJECT } from './project.mjs';
import { shareModules } from './share-modules.mjs';
import { writeEsmEntries } from './write-esm-entries.mjs';

const COMPILER = join(PROJECT, 'node_modules/typescript/bin/tsc');

/**
 * Compiles the library to CommonJS, with entries for `import` that hand on the same classes: there is one
 * set of them in a process, whoever loads it. The pages of the dashboard are not part of it.
 *
 * @param {string} dist the folder to write to
 */
export async function buildLibrary(dist) {
  const options = ['-p', 'tsconfig.build.json', '--outDir', dist];
  execFileSync(process.execPath, [COMPILER, ...options], { cwd: PROJECT, stdio: 'pipe' });
  writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
  await bundlePackages(dist);
  shareModules(dist);
  writeEsmEntries(dist);
}
