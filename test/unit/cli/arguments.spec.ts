import { describe, expect, it } from '@jest/globals';
import { LIBRARY_VERSION } from '../../../lib/support/versions/library-version.js';
import { commandRun } from './support/command-run.js';

describe('The arguments of nestjs-hangfire', () => {
  it.each([['--version'], ['-v'], ['prove', '--version']])(
    'show the version: %s %s',
    async (...args) => {
      expect(await commandRun(args.filter(Boolean))).toEqual({
        exitCode: 0,
        printed: `${LIBRARY_VERSION}\n`,
        said: '',
      });
    },
  );

  it('show which commands there are', async () => {
    const { exitCode, printed } = await commandRun(['--help']);

    expect(printed).toContain('Usage: nestjs-hangfire COMMAND [options]');
    expect(printed).toMatch(/^ {2}prove +\S/m);
    expect(exitCode).toBe(0);
  });

  it('show the options of a command, whatever else was given', async () => {
    const { exitCode, printed } = await commandRun(['prove', '--url', 'nonsense', '--help']);

    for (const option of [
      '--url URL',
      '--store FILE',
      '--schema NAME',
      '--filter TEXT',
      '--json',
    ]) {
      expect(printed).toContain(`  ${option}`);
    }
    expect(exitCode).toBe(0);
  });

  it.each([
    [[], 'HANGFIRE_UNKNOWN_COMMAND: No command was given. Known commands: prove.'],
    [['proof'], 'HANGFIRE_UNKNOWN_COMMAND: Unknown command "proof". Did you mean "prove"?'],
    [['serve'], 'HANGFIRE_UNKNOWN_COMMAND: Unknown command "serve".'],
    [
      ['--verison'],
      'HANGFIRE_INVALID_ARGUMENT: Unknown option "--verison". Did you mean "--version"?',
    ],
    [['prove', '--flter', 'a'], 'Unknown option "--flter". Did you mean "--filter"?'],
    [['prove', '--toString'], 'Unknown option "--toString". Known options: --url, --store,'],
    [['prove', '-x'], 'Unknown option "-x".'],
    [['prove'], 'Which store is to be proven? Give --url for a database, or --store'],
    [['prove', '--url'], '--url: expected URL, got nothing.'],
    [['prove', '--url='], '--url: expected URL, got nothing.'],
    [['prove', '--url', '--filter'], '--url: expected URL, got the option "--filter".'],
    [['prove', '--json=yes'], '--json takes no value.'],
    [['prove', '--filter', 'a', '--filter', 'b'], '--filter was given twice.'],
    [['prove', 'memory:'], 'Nothing is expected where "memory:" stands. Did you mean "--url"?'],
    [
      ['prove', '--url', 'memory:', '--store', 'a.js'],
      'Give --url or --store: one store is proven',
    ],
    [['prove', '--url', 'memory:', '--schema', 'a'], '--schema: only a database has schemas.'],
    [['prove', '--url', 'memory:', '--timeout-ms', '1s'], 'expected a positive integer, got "1s".'],
    [['prove', '--url', 'memory:', '--timeout-ms', '0'], 'expected a positive integer, got "0".'],
    [
      ['prove', '--url', 'memory:', '--filter', 'ab\u00e7'],
      'HANGFIRE_NO_SUCH_CASE: --filter: none of the',
    ],
    [['prove', '--url', 'memory:jobs'], 'got more after "memory:", which has no parts.'],
    [['prove', '--url', 'postgers://db'], 'got "postgers:". Did you mean "postgres:"?'],
    [
      ['prove', '--url', 'mysql://db'],
      '--url: expected postgres://…, redis://…, pglite:, pglite:FOLDER or memory:, got "mysql:".',
    ],
    [['prove', '--url', './data'], 'got a text that begins with none of these.'],
    [['prove', '--url', 'postgres://a:b/c@db'], 'got a text that cannot be read as a URL.'],
    [
      ['prove', '--url', 'pglite:', '--schema', 'pg_a'],
      'HANGFIRE_INVALID_OPTIONS: storage.schema: expected a name',
    ],
  ])('are refused: %j', async (args, problem) => {
    const { exitCode, printed, said } = await commandRun(args);

    expect(said).toContain(problem);
    expect(said).toMatch(/^HANGFIRE_[A-Z_]+: .*\n$/);
    expect(printed).toBe('');
    expect(exitCode).toBe(2);
  });

  it('are refused in a document where one was asked for', async () => {
    const { exitCode, printed, said } = await commandRun(['prove', '--json', '--ulr', 'memory:']);

    expect(JSON.parse(printed)).toEqual({
      error: {
        name: 'InvalidArgumentError',
        code: 'HANGFIRE_INVALID_ARGUMENT',
        message: 'Unknown option "--ulr". Did you mean "--url"?',
        frames: [],
      },
    });
    expect(said).toBe('');
    expect(exitCode).toBe(2);
  });

  it.each([
    ['prove', 'postgres://ada:secret@db/jobs'],
    ['postgres://ada:secret@db/jobs'],
    ['prove', '--url', 'memory:', '--timeout-ms', 'postgres://ada:secret@db/jobs'],
    ['prove', '--url', 'postgres://ada:sec/ret@db/jobs'],
    ['prove', '--url', 'mysql://ada:secret@db/jobs'],
    ['prove', '--postgres://ada:secret@db'],
  ])('are shown without passwords: %s %s', async (...args) => {
    const { printed, said } = await commandRun(args);

    expect(said).toMatch(/^HANGFIRE_/);
    expect(printed + said).not.toMatch(/sec/);
  });
});
