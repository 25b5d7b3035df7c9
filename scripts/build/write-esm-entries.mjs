import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ENTRIES = [
  'index',
  'cls/index',
  'conformance/index',
  'dashboard/index',
  'health/index',
  'metrics/index',
  'schedule/index',
  'storage/index',
  'testing/index',
  'transactions/index',
];

/**
 * Writes the entries for `import`. They list the exports of the CommonJS entry, so that no loader must
 * analyse its code.
 *
 * @param {string} dist
 */
export function writeEsmEntries(dist) {
  const load = createRequire(import.meta.url);

  for (const entry of ENTRIES) {
    const names = Object.keys(load(join(dist, `${entry}.js`))).sort();
    const list = names.map((name) => `  ${name},\n`).join('');
    const code = `import entry from './index.js';\n\nexport const {\n${list}} = entry;\n`;
    writeFileSync(join(dist, `${entry}.mjs`), code);
    writeFileSync(join(dist, `${entry}.d.mts`), "export * from './index.js';\n");
  }
}
