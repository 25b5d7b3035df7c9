import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const { shareModules } = (await import(
  // A script without types.
  '../../../scripts/build/share-modules.mjs' as string
)) as { shareModules: (dist: string) => void };

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'share-modules-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

const write = (path: string, code: string) => {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), code);
};
const read = (path: string) => readFileSync(join(dist, path), 'utf8');

const PAGE = 'export const page = 1;\n';

describe('modules that copies of the library share', () => {
  it('are all that the compiler has written', () => {
    write('job/mask.js', '"use strict";\nexports.MASK = 1;\n');

    shareModules(dist);

    expect(read('job/mask.js')).toMatch(
      /^"use strict"; require\("\.\.\/nest\/one-copy\.js"\)\.share\("job\/mask\.js"/,
    );
  });

  it('are not the pages of an earlier build, which are for browsers', () => {
    write('dashboard/web/assets/page.js', PAGE);

    shareModules(dist);

    expect(read('dashboard/web/assets/page.js')).toBe(PAGE);
  });

  it('are not wrapped twice', () => {
    write('job/mask.js', '"use strict";\nexports.MASK = 1;\n');
    shareModules(dist);

    expect(() => shareModules(dist)).toThrow('job/mask.js has not been compiled anew');
  });
});
