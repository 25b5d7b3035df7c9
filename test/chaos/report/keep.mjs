import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { markdownTable } from './table.mjs';

/** @import { ScenarioResult } from '../run-scenario.mjs' */

const FOLDER = new URL('../results/', import.meta.url);

/**
 * Writes down what has come out so far.
 *
 * @param {string} name
 * @param {readonly ScenarioResult[]} results
 */
export function keep(name, results) {
  mkdirSync(FOLDER, { recursive: true });
  const file = (/** @type {string} */ ending) => new URL(`${name}.${ending}`, FOLDER);
  writeFileSync(file('json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(file('md'), `${markdownTable(results)}\n`);
  return fileURLToPath(file('md'));
}
