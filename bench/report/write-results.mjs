import { mkdir, writeFile } from 'node:fs/promises';
import { plot } from './plot.mjs';

/** Replaces both files; git has the old ones. */
export async function writeResults(results, name) {
  const folder = new URL('../results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(new URL(`${name}.svg`, folder), plot(results));
  console.log(`\nWritten: bench/results/${name}.json and ${name}.svg`);
}
