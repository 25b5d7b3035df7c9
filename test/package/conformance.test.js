import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { npmInstall, run } from './support/commands.js';
import { PROJECT, packLibrary } from './support/packed-library.js';

const FIXTURE = join(PROJECT, 'test/package/fixtures/conformance');
const RUN_TIMEOUT_MS = 120_000;

/** How each test runner is started, and where it says how many tests have passed. */
const RUNNERS = [
  {
    name: 'Jest',
    args: ['node_modules/jest/bin/jest.js', '--json', 'jest.test.js'],
    passed: /"numPassedTests":(\d+)/,
  },
  {
    name: 'Vitest',
    args: ['node_modules/vitest/vitest.mjs', 'run', '--no-color', 'vitest.test.mjs'],
    passed: /Tests .*?(\d+) passed/,
  },
  {
    name: 'node:test',
    args: ['--test-reporter=tap', '--test', 'node.test.js'],
    passed: /^# pass (\d+)$/m,
  },
];

/** A case that sees jobs handed out twice. */
const WRONG_CASE = /gives a job to one claim only/;

describe('The conformance suite of the packed library', () => {
  /** @type {string} */
  let folder;
  const runIn = (/** @type {string[]} */ args, env = {}) =>
    run(process.execPath, args, {
      cwd: folder,
      timeout: RUN_TIMEOUT_MS,
      // This test is one of node:test itself, which would take the inner one for a part of it.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, CI: 'yes', ...env },
    });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hangfire-conformance-'));
    await cp(FIXTURE, folder, { recursive: true });
    await npmInstall(folder, [await packLibrary(folder)]);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('has the same cases under Jest, Vitest and node:test', async () => {
    const counts = [];
    for (const { args, passed } of RUNNERS) {
      const output = await runIn(args);
      counts.push(Number(passed.exec(output)?.[1]));
    }
    assert.ok((counts[0] ?? 0) > 500, `${counts}`);
    assert.equal(new Set(counts).size, 1, `${counts}`);
  });

  for (const { name, args } of RUNNERS) {
    it(`names the case that a wrong store fails, under ${name}`, async () => {
      await assert.rejects(runIn(args, { WRONG: 'yes' }), WRONG_CASE);
    });
  }
});
