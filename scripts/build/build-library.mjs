import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePackages } from './bundle-packages.mjs';
import { PROJECT } from './project.mjs';
import { removeStale } from './remove-stale.mjs';
import { shareModules } from './share-modules.mjs';
import { writeEsmEntries } from './write-esm-entries.mjs';

const COMPILER = join(PROJECT, 'node_modules/typescript/bin/tsc');

/**
 * Compiles the library to CommonJS, with entries for `import` that re-export the same classes, so that a
 * process has one set of classes. The pages of the dashboard are built elsewhere.
 *
 * @param {string} dist the folder to write to
 */
export async function buildLibrary(dist) {
  removeStale(dist, join(PROJECT, 'lib'));
  const options = ['-p', 'tsconfig.build.json', '--outDir', dist];
  execFileSync(process.execPath, [COMPILER, ...options], { cwd: PROJECT, stdio: 'pipe' });
  writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
  await bundlePackages(dist);
  shareModules(dist);
  writeEsmEntries(dist);
  // An ES module, because only an ES module can import every module with a store.
  copyFileSync(join(PROJECT, 'lib/cli/bin.mjs'), join(dist, 'cli/bin.mjs'));
}
