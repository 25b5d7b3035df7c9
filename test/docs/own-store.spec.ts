import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { proveStorage, storageConformance } from 'nestjs-hangfire/conformance';
import { run } from '../../lib/cli/run.js';
import { open } from './support/counting-store.js';

storageConformance(
  { name: 'CountingJobStorage', lacks: ['anotherConnection'], open },
  { describe, it },
);

describe('A store of your own', () => {
  it('is proven without a test runner, too', async () => {
    const results = await proveStorage(open, {
      lacks: ['anotherConnection', 'callerTransactions'],
    });
    const failed = results.filter(({ outcome }) => outcome === 'failed');

    expect(failed).toEqual([]);
    expect(results.length).toBeGreaterThan(500);
  }, 120_000);

  it('is proven by the command', async () => {
    const printed: string[] = [];
    const exitCode = await run(
      ['prove', '--store', './counting-store.ts', '--filter', 'claiming'],
      {
        print: (text) => printed.push(text),
        say: (text) => printed.push(text),
        columns: undefined,
        folder: fileURLToPath(new URL('support/', import.meta.url)),
        importModule: (url) => import(url),
        stop: new AbortController().signal,
      },
    );

    expect(printed.join('')).toMatch(/^queues +\d+ +\d+ +– +\d+ /m);
    expect(exitCode).toBe(0);
  });
});
