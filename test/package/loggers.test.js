import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { npmInstall, run } from './support/commands.js';
import { PROJECT, packLibrary } from './support/packed-library.js';

const FIXTURES = join(PROJECT, 'test/package/fixtures');
const RUN_TIMEOUT_MS = 60_000;

/**
 * @typedef {object} Line
 * @property {string} context
 * @property {string | number} level
 * @property {string} [message] of winston
 * @property {string[]} [stack] of winston
 * @property {string} [msg] of pino
 * @property {{ stack: string }} [err] of pino
 */

describe('The packed library in an application with a logger of its own', () => {
  /** @type {string} */
  let workshop;
  /** @type {string} */
  let tarball;

  before(async () => {
    workshop = await mkdtemp(join(tmpdir(), 'hangfire-loggers-'));
    tarball = await packLibrary(workshop);
  });
  after(() => rm(workshop, { recursive: true, force: true }));

  /**
   * @param {string} fixture
   * @param {string} program which Node.js, in the folder of the fixture
   * @returns {Promise<Line[]>} what the library had to say
   */
  async function linesOf(fixture, program) {
    const folder = join(workshop, fixture);
    await cp(join(FIXTURES, fixture), folder, { recursive: true });
    await npmInstall(folder, [tarball]);
    const printed = await run(program, ['main.js'], { cwd: folder, timeout: RUN_TIMEOUT_MS });
    /** @type {Line[]} */
    const lines = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return lines.filter(({ context }) => context === 'Hangfire');
  }

  it('writes through nest-winston: context, level, and the error with its stack', async () => {
    const lines = await linesOf('nest-winston', process.execPath);

    assert.deepEqual(
      lines.map(({ level, message }) => `${level} ${/^\w+ \w+/.exec(message ?? '')}`),
      ['info Server started', 'error Job failed', 'info Server stopped'],
    );
    assert.match(lines[1]?.stack?.[0] ?? '', /Error: no such mailbox\n +at MailService\.send/);
  });

  it('writes through nestjs-pino: context, level, and the error with its stack', async () => {
    // It wants a newer Node.js than the oldest that the library runs on.
    const lines = await linesOf('nestjs-pino', 'node_modules/node/bin/node');

    assert.deepEqual(
      lines.map(({ level, msg }) => `${level} ${/^\w+ \w+/.exec(msg ?? '')}`),
      ['30 Server started', '50 Job failed', '30 Server stopped'],
    );
    assert.match(lines[1]?.err?.stack ?? '', /Error: no such mailbox\n +at MailService\.send/);
  });
});
