import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './commands.js';

export const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

/** Names the tarball that `run.mjs` has made for all tests. */
export const TARBALL_VARIABLE = 'PACKAGE_TARBALL';

/**
 * The library as it would be published; it has to be built before. Packing takes npm longer than most tests take.
 *
 * @param {string} folder where the tarball is put, unless there is one for all tests
 * @returns {Promise<string>} the tarball
 */
export async function packLibrary(folder) {
  const packed = process.env[TARBALL_VARIABLE];
  if (packed) return packed;

  const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const report = JSON.parse(await npm(packing, PROJECT));
  const [{ filename }] = Array.isArray(report) ? report : Object.values(report);
  return join(folder, filename);
}
