import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './commands.js';

export const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The library as it would be published; it has to be built before.
 *
 * @param {string} folder where the tarball is put
 * @returns {Promise<string>} the tarball
 */
export async function packLibrary(folder) {
  const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const report = JSON.parse(await npm(packing, PROJECT));
  const [{ filename }] = Array.isArray(report) ? report : Object.values(report);
  return join(folder, filename);
}
