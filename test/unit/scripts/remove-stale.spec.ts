import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeStale } from '../../../scripts/build/remove-stale.mjs';

let folder: string;

const write = (path: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), '');
};
const isThere = (path: string) => existsSync(join(folder, path));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hangfire-stale-'));
  write('lib/job/kept.ts');
  for (const path of ['job/kept.js', 'job/gone.js', 'job/kept.d.ts', 'index.mjs']) {
    write(`dist/${path}`);
  }
  for (const path of ['web/assets/page-1a2b.js', 'assets/built-pages.js']) {
    write(`dist/dashboard/${path}`);
  }
  removeStale(join(folder, 'dist'), join(folder, 'lib'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a build over an earlier one', () => {
  it('removes modules whose sources are gone', () => {
    expect(isThere('dist/job/gone.js')).toBe(false);
  });

  it.each([
    'job/kept.js',
    'job/kept.d.ts',
    'index.mjs',
    'dashboard/web/assets/page-1a2b.js',
    'dashboard/assets/built-pages.js',
  ])('keeps %s', (path) => {
    expect(isThere(`dist/${path}`)).toBe(true);
  });

  it('needs none', () => {
    expect(() => removeStale(join(folder, 'nowhere'), join(folder, 'lib'))).not.toThrow();
  });
});
