import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Running } from './scaffolds/running.js';
import { npmInstall, run } from './support/commands.js';
import { LocalRegistry } from './support/local-registry.js';
import { PROJECT, packLibrary } from './support/packed-library.js';

const FIVE_MINUTES_MS = 5 * 60_000;
const BLOCK = /(?:^<!-- (?<source>\S+) -->\n)?^```(?<language>sh|ts)\n(?<code>[\s\S]*?)^```$/gm;

/** @returns {Promise<{ source: string | undefined, language: string, code: string }[]>} in their order */
async function blocksOfFirstPage() {
  const page = await readFile(join(PROJECT, 'docs/getting-started.md'), 'utf8');
  const [, section = ''] = /^## The first five minutes$([\s\S]*?)^## /m.exec(page) ?? [];
  return [...section.matchAll(BLOCK)].map(({ groups }) => ({
    source: groups?.source,
    language: groups?.language ?? '',
    code: groups?.code ?? '',
  }));
}

describe('The first five minutes of the guide, word for word', () => {
  /** @type {string} */
  let workshop;
  /** @type {LocalRegistry} */
  let registry;

  before(async () => {
    workshop = await mkdtemp(join(tmpdir(), 'hangfire-guide-'));
    registry = await LocalRegistry.start(await packLibrary(workshop));
  });
  after(async () => {
    registry?.close();
    await rm(workshop, { recursive: true, force: true });
  });

  for (const nest of [11, 12]) {
    it(`take less than five minutes with Nest ${nest}`, async (test) => {
      const home = join(workshop, `nest-${nest}`);
      await mkdir(home);
      // `npx @nestjs/cli` takes the one that is there.
      await writeFile(join(home, 'package.json'), '{ "private": true }');
      await npmInstall(home, [`@nestjs/cli@${nest}`]);

      const begun = performance.now();
      const shop = join(home, 'shop');
      const env = {
        ...process.env,
        ...{ npm_config_registry: registry.url, npm_config_yes: 'true', XDG_STATE_HOME: home },
        ...{ NO_COLOR: '1', NODE_OPTIONS: '' },
      };
      /** @type {Running | undefined} */
      let application;
      try {
        for (const { source, language, code } of await blocksOfFirstPage()) {
          if (language === 'ts') await paste(shop, basename(source ?? ''), code);
          else if (code.startsWith('npx')) await shell(code, { cwd: home, env });
          else if (!code.includes('npm run start')) await shell(code, { cwd: shop, env });
          else application = await startAndRemind(code, shop, env);
        }
      } finally {
        await application?.end();
      }
      const tookMs = performance.now() - begun;
      test.diagnostic(`Nest ${nest}: ${Math.round(tookMs / 1_000)} seconds`);
      assert.ok(tookMs < FIVE_MINUTES_MS);
    });
  }
});

/**
 * @param {string} code
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 */
function shell(code, options) {
  // Whoever is asked something takes what is suggested.
  const commands = code.replace(/^npx .*new .*$/m, "printf '\\n\\n\\n' | $&");
  return run('sh', ['-e', '-c', commands], { ...options, timeout: FIVE_MINUTES_MS });
}

/**
 * @param {string} shop
 * @param {string} name
 * @param {string} code
 */
async function paste(shop, name, code) {
  const { type } = JSON.parse(await readFile(join(shop, 'package.json'), 'utf8'));
  const named = type === 'module' ? code.replace(/(from '\.[^']+)'/g, "$1.js'") : code;
  await writeFile(join(shop, 'src', name), named);
}

/**
 * @param {string} code
 * @param {string} shop
 * @param {NodeJS.ProcessEnv} env
 */
async function startAndRemind(code, shop, env) {
  const [start = '', ...others] = code.trim().split('\n');
  const [program = '', ...args] = start.split(' ');
  const application = await Running.startProgram(program, args, { cwd: shop, env });
  // Another port than 3000, which may be taken on this machine.
  const commands = others.join('\n').replace('http://localhost:3000', application.origin);
  const { id } = JSON.parse(await shell(commands, { cwd: shop, env }));
  assert.equal(await application.resultOf(id), 'reminded Ada');
  assert.deepEqual(await application.openDashboard(), [200, 200]);
  return application;
}
