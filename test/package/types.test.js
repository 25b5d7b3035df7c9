import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { npmInstall, run } from './support/commands.js';
import { PROJECT, packLibrary } from './support/packed-library.js';
import { isWhole } from './support/whole.js';

const FIXTURES = join(PROJECT, 'test/package/fixtures');
const TIMEOUT_MS = 120_000;

/** @type {[module: string, moduleResolution: string][]} */
const CLASSIC = [
  ['commonjs', 'node10'],
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['es2022', 'bundler'],
];
/** @type {[module: string, moduleResolution: string][]} */
const WITH_PRESERVE = [...CLASSIC, ['preserve', 'bundler']];

/** Each version with the settings that it knows; TypeScript 7 has given up those of Node.js 10. */
const COMPILERS = /** @type {const} */ ([
  ['5.0', CLASSIC],
  ['5.4', WITH_PRESERVE],
  ['5.9', WITH_PRESERVE],
  ['6', WITH_PRESERVE],
  ['7', WITH_PRESERVE.slice(1)],
]);

describe('The types of the packed library, with every library checked', () => {
  /** @type {string} */
  let workshop;

  before(async () => {
    workshop = await mkdtemp(join(tmpdir(), 'hangfire-types-'));
    await cp(join(FIXTURES, 'types'), workshop, { recursive: true });
    const source = join(FIXTURES, 'typed/typed.ts');
    // One file as CommonJS, one as an ES module.
    for (const name of ['typed.cts', 'typed.mts']) await cp(source, join(workshop, name));
    await npmInstall(workshop, [await packLibrary(workshop)]);
  });
  after(() => rm(workshop, { recursive: true, force: true }));

  for (const [version, settings] of COMPILERS) {
    const chosen = isWhole ? settings : [...settings.slice(0, 1), ...settings.slice(-1)];
    for (const [module, moduleResolution] of chosen) {
      it(`are read by TypeScript ${version}, ${module} with ${moduleResolution}`, async () => {
        const isOld = moduleResolution === 'node10';
        const config = `${version}-${module}.json`;
        const compilerOptions = {
          ...{ module, moduleResolution, target: 'es2022', types: ['node'] },
          ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
          ...{ experimentalDecorators: true, emitDecoratorMetadata: true },
          ...(isOld && version === '6' && { ignoreDeprecations: '6.0' }),
        };
        const files = isOld ? ['typed.cts'] : ['typed.cts', 'typed.mts'];
        await writeFile(join(workshop, config), JSON.stringify({ compilerOptions, files }));

        const compiler = `node_modules/typescript-${version}/bin/tsc`;
        const options = { cwd: workshop, timeout: TIMEOUT_MS };
        assert.equal(await run(process.execPath, [compiler, '-p', config], options), '');
      });
    }
  }
});
