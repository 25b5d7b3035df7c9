import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';

/** Whether the Chromium that comes through npm has a binary for this machine. */
export const hasBundledChromium = process.platform === 'linux' && process.arch === 'x64';

/**
 * Where the Chromium that comes through npm is. The first call on a machine unpacks it; two first ones
 * at the same time would disturb one another.
 *
 * @returns {Promise<string>}
 */
export async function bundledChromium() {
  const path = await sparticuz.executablePath();
  if (!existsSync(path)) throw new Error(`There is no Chromium at ${path}.`);
  return path;
}
