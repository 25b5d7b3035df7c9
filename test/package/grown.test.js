import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { npm, npmInstall } from './support/commands.js';
import { PROJECT, packLibrary } from './support/packed-library.js';

const FIXTURE = join(PROJECT, 'test/package/fixtures/grown');
const RECIPE = join(PROJECT, 'test/docs/recipes/jwt');

/** What only a processor of Bull and a queue of ours say. */
const PROCESSOR = 'src/mail/mail.processor.ts';

describe('An application that has grown, into which the library is put', () => {
  /** @type {string} */
  let workshop;
  /** @type {string} */
  let folder;
  before(async () => {
    workshop = await mkdtemp(join(tmpdir(), 'hangfire-grown-'));
    folder = join(workshop, 'application');
    await cp(join(FIXTURE, 'application'), folder, { recursive: true });
    await cp(join(RECIPE, 'auth'), join(folder, 'src/auth'), { recursive: true });
    await npmInstall(folder);
  });
  after(() => rm(workshop, { recursive: true, force: true }));

  const passesItsTests = async () => {
    await npm(['run', 'build'], folder);
    await npm(['run', 'test:e2e'], folder);
  };

  it('passes its tests without the library', passesItsTests);

  it('is changed where it imports modules, and in the processor of Bull', async () => {
    const earlier = await filesIn(folder);
    await withoutBull(folder);
    await npmInstall(folder, [await packLibrary(workshop)]);
    await cp(join(FIXTURE, 'with-jobs'), folder, { recursive: true });
    await cp(join(RECIPE, 'dashboard.module.ts'), join(folder, 'src/dashboard.module.ts'));

    const later = await filesIn(folder);
    const changed = [...earlier].filter(([name, text]) => later.get(name) !== text);
    assert.deepEqual(changed.map(([name]) => name).sort(), ['src/app.module.ts', PROCESSOR]);
    assert.deepEqual(
      differencesOf(earlier.get('src/app.module.ts'), later.get('src/app.module.ts')),
      [
        "- import { BullModule } from '@nestjs/bull';",
        "-     BullModule.forRoot({ redis: { host: 'redis' } }),",
        "-     BullModule.registerQueue({ name: 'mail' }),",
        "+ import { HangfireModule, MemoryJobStorage } from 'nestjs-hangfire';",
        "+ import { DashboardModule } from './dashboard.module';",
        '+     HangfireModule.forRoot({ storage: new MemoryJobStorage() }),',
        '+     DashboardModule,',
      ],
    );
  });

  it('passes the same tests with it, and those of its dashboard', passesItsTests);
});

/**
 * @param {string} folder
 * @returns {Promise<Map<string, string>>} the texts of what the application wrote itself, by their names
 */
async function filesIn(folder) {
  const names = (
    await Promise.all(
      ['src', 'test'].map(async (part) =>
        (await readdir(join(folder, part), { recursive: true })).map((name) => `${part}/${name}`),
      ),
    )
  ).flat();
  const files = names.filter((name) => name.endsWith('.ts'));
  return new Map(
    await Promise.all(
      files.map(
        async (name) => /** @type {const} */ ([name, await readFile(join(folder, name), 'utf8')]),
      ),
    ),
  );
}

/**
 * @param {string | undefined} before
 * @param {string | undefined} now
 * @returns the lines that are gone, and then those that are new
 */
function differencesOf(before = '', now = '') {
  const [earlier, later] = [before.split('\n'), now.split('\n')];
  return [
    ...earlier.filter((line) => !later.includes(line)).map((line) => `- ${line}`),
    ...later.filter((line) => !earlier.includes(line)).map((line) => `+ ${line}`),
  ];
}

/** @param {string} folder */
async function withoutBull(folder) {
  const file = join(folder, 'package.json');
  const { dependencies, ...others } = JSON.parse(await readFile(file, 'utf8'));
  const { bull: _, '@nestjs/bull': __, ...kept } = dependencies;
  await writeFile(file, JSON.stringify({ ...others, dependencies: kept }));
}
