import { describe, expect, it } from '@jest/globals';
import type { JobStorage } from '../../../lib/storage/job-storage.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { commandRun } from './support/command-run.js';

const CASE = 'gives a job to one claim only';

/** Hands out claimed jobs a second time when no other is left. */
function handsOutTwice(): JobStorage {
  const storage = new MemoryJobStorage();
  const { queues } = storage;
  const claim = queues.claim.bind(queues);
  let latest: Awaited<ReturnType<typeof claim>> = [];
  queues.claim = async (request) => {
    const jobs = await claim(request);
    const again = jobs.length === 0 ? latest : jobs;
    latest = jobs;
    return again;
  };
  return storage;
}

const opened = async (storage: JobStorage = new MemoryJobStorage()) => {
  await storage.open();
  return { storage, close: () => storage.close() };
};

const prove = (module: unknown, ...args: string[]) =>
  commandRun(['prove', '--store', './store.js', '--filter', CASE, ...args], {
    importModule: async () => module,
  });

describe('nestjs-hangfire prove', () => {
  it('imports the store by its path in the folder of the process', async () => {
    const urls: string[] = [];
    await commandRun(['prove', '--store', './store.js', '--filter', CASE], {
      importModule: async (url) => {
        urls.push(url);
        return { open: opened };
      },
    });

    expect(urls).toEqual(['file:///home/ada/project/store.js']);
  });

  it.each([
    ['a function "open"', { open: () => opened() }],
    ['a function as its default', { default: () => opened() }],
    ['an object as its default', { default: { open: () => opened() } }],
    ['an ES module that was compiled to CommonJS', { default: { default: () => opened() } }],
    ['a function that returns a JobStorage alone', { open: () => new MemoryJobStorage() }],
  ])('proves the store of a module with %s', async (_, module) => {
    const { exitCode, printed, said } = await prove(module);

    expect(printed).toMatch(/^1 passed, in \d+ ms\.$/m);
    expect(said).toBe('');
    expect(exitCode).toBe(0);
  });

  it('names the case that a wrong store fails, with the values, and fails', async () => {
    const { exitCode, printed } = await prove({ open: handsOutTwice });

    expect(printed).toMatch(/^queues +1 +– +1 +– /m);
    expect(printed).toContain(
      `1) queues › claiming › ${CASE}\n\n   expect(received).toEqual(expected)`,
    );
    expect(printed).toMatch(/^ {3}- Array \[\]\n {3}\+ Array \[\n {3}\+ {3}"[\w-]{36}",$/m);
    expect(printed).toMatch(/^1 failed, in \d+ ms\.$/m);
    expect(exitCode).toBe(1);
  });

  it('prints one document for programs', async () => {
    const { exitCode, printed } = await prove({ open: handsOutTwice, name: 'mine' }, '--json');
    const tally = { cases: 1, passed: 0, failed: 1, leftOut: 0, durationMs: expect.any(Number) };

    expect(JSON.parse(printed)).toMatchObject({
      store: 'mine',
      stoppedBy: null,
      caseCount: 1,
      total: tally,
      roles: { queues: tally },
      cases: [
        {
          role: 'queues',
          path: ['claiming', CASE],
          needs: [],
          outcome: 'failed',
          error: { message: expect.stringContaining('expect(received).toEqual(expected)') },
        },
      ],
    });
    expect(exitCode).toBe(1);
  });

  it('leaves out the cases for which the store lacks something, and says why', async () => {
    const elsewhere = ['--store', './store.js', '--filter', 'connection'];
    const run = (module: unknown) =>
      commandRun(['prove', ...elsewhere], { importModule: async () => module });

    expect((await run({ open: opened })).printed).toMatch(
      /^Left out: \d+ cases with the need "anotherConnection"\. The store has no function "connectAnother"\.$/m,
    );
    expect((await run({ open: opened, lacks: ['anotherConnection'] })).printed).toMatch(
      /^Left out: \d+ cases .* The module says so in "lacks"\.$/m,
    );
  });

  it('takes the time limit of the module, or that of the arguments', async () => {
    const open = async () => {
      const { storage, close } = await opened();
      storage.queues.claim = () => new Promise(() => {});
      return { storage, close };
    };

    expect((await prove({ open, timeoutMs: 11 })).printed).toContain('did not end within 11 ms');
    expect((await prove({ open, timeoutMs: 11 }, '--timeout-ms', '12')).printed).toContain(
      'did not end within 12 ms',
    );
  });

  it.each([
    ['exports no function "open"', {}],
    ['exports no function "open"', undefined],
    ['returns no store', { open: () => ({}) }],
    ['returns no store', { open: () => undefined }],
  ])('refuses a module that %s', async (problem, module) => {
    const { exitCode, printed, said } = await prove(module);

    expect(said).toMatch(new RegExp(`^HANGFIRE_INVALID_STORE_MODULE: \\./store\\.js ${problem}`));
    expect(printed).toBe('');
    expect(exitCode).toBe(2);
  });

  it('says why a module cannot be loaded', async () => {
    const { exitCode, said } = await commandRun(['prove', '--store', './store.js'], {
      importModule: () => Promise.reject(new SyntaxError('Unexpected token')),
    });

    expect(said).toMatch(/^HANGFIRE_INVALID_STORE_MODULE: \.\/store\.js cannot be loaded\./);
    expect(said).toContain('Caused by SyntaxError: Unexpected token');
    expect(exitCode).toBe(2);
  });

  it('shows the latest case where somebody watches, and nothing of it in the end', async () => {
    const { printed, said } = await commandRun(
      ['prove', '--url', 'memory:', '--filter', 'the audit ›'],
      {
        columns: 30,
      },
    );

    const lines = said.split('\r\u001b[2K');
    expect(lines[1]).toMatch(/^1\/\d+ audit › the audit › list/);
    expect(lines.every((line) => line.length < 30)).toBe(true);
    expect(lines.at(-1)).toBe('');
    expect(printed).not.toContain('\u001b');
  });

  it('ends after the case that is running when it is stopped, and says what was run', async () => {
    const stopping = new AbortController();
    const open = async () => {
      if (hasBegun) stopping.abort('SIGTERM');
      hasBegun = true;
      return opened();
    };
    let hasBegun = false;
    const { exitCode, printed, said } = await commandRun(
      ['prove', '--store', './store.js', '--filter', 'claiming'],
      { importModule: async () => ({ open }), stop: stopping.signal },
    );

    expect(printed).toMatch(/^Stopped by SIGTERM after 1 of \d+ cases: 1 passed, in \d+ ms\.$/m);
    expect(said).toContain('SIGTERM: stopping after the case that is running.');
    expect(exitCode).toBe(143);
  });
});
