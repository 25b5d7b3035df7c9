import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compileLibrary } from '../support/compiled-library.js';

const SCRIPT = fileURLToPath(new URL('support/two-copies-app.cjs', import.meta.url));

let copies: string;
let first: string;
let second: string;
let newer: string;

beforeAll(() => {
  first = dirname(dirname(compileLibrary().entry));
  // The copies stand beside it, from where they find the same packages.
  copies = mkdtempSync(join(dirname(first), 'copies-'));
  [second, newer] = [join(copies, 'second'), join(copies, 'newer')];
  for (const copy of [second, newer]) cpSync(first, copy, { recursive: true });
  const constant = join(newer, 'dist/support/versions/library-version.js');
  writeFileSync(constant, readFileSync(constant, 'utf8').replace(/'\d.*'/, "'99.0.0'"));
}, 60_000);

afterAll(() => rmSync(copies, { recursive: true, force: true }));

const run = async (...copies: string[]) => {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, ...copies]);
  return JSON.parse(stdout) as unknown;
};

const whole = {
  declared: ['hourly', 'nightly'],
  queue: 'package',
  state: 'Succeeded',
  sawItsContext: true,
  withoutRetry: 'Failed',
  error: true,
};

describe('Two copies of the library in one process', () => {
  it('work as one where they have the same version', async () => {
    expect(await run(first, first)).toEqual(whole);
    expect(await run(first, second)).toEqual(whole);
  }, 60_000);

  it('are refused at the start where their versions differ, with both versions and paths', async () => {
    const refusal = await run(first, newer);

    expect(refusal).toMatchObject({ code: 'HANGFIRE_SEVERAL_VERSIONS' });
    for (const part of ['0.1.0', '99.0.0', `(${join(first, 'dist')})`, join(newer, 'dist')]) {
      expect(refusal).toMatchObject({ message: expect.stringContaining(part) });
    }
  }, 60_000);
});
