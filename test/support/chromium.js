import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';

/** These make Chromium fit a function of a cloud, and a page there is less protected than a user's. */
const UNWANTED = ['--single-process', '--disable-web-security', '--no-zygote'];
/** What draws as a graphics card would, in software: half of the processor time of a spec. */
const GRAPHICS = [
  '--ignore-gpu-blocklist',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const LEFT_OUT = new Set([...UNWANTED, ...GRAPHICS]);

/**
 * How to launch the Chromium that comes through npm where that has a binary for the machine (Linux on
 * x64), else an installed Chrome. The first call on a machine unpacks it; two first ones at the same
 * time would disturb one another.
 *
 * @returns {Promise<import('playwright-core').LaunchOptions>}
 */
export async function chromiumOptions() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };

  const executablePath = await sparticuz.executablePath();
  if (!existsSync(executablePath)) throw new Error(`There is no Chromium at ${executablePath}.`);
  const args = sparticuz.args.filter((it) => !LEFT_OUT.has(it));
  return { executablePath, args: [...args, '--disable-gpu'] };
}
