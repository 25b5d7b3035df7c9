import { describe, expect, it } from '@jest/globals';
import { LIBRARY_VERSION } from '../../lib/support/versions/library-version.js';
import { librarySource, readProjectFile } from '../support/library-source.js';

/** What a bundle, or Jest in CommonJS, has no answer for. */
const OF_ONE_KIND_OF_MODULE = [
  /\bimport\.meta\b/,
  /\bcreateRequire\b[^(]*'node:module'/,
  /\b__dirname\b/,
  /\brequire\.resolve\b/,
];

describe('The library, which is compiled to CommonJS', () => {
  it('asks nowhere where its files are', () => {
    const found = librarySource().flatMap(({ path, code }) =>
      OF_ONE_KIND_OF_MODULE.filter((it) => it.test(code)).map((it) => `${path}: ${it}`),
    );

    expect(found).toEqual([]);
  });

  it('knows its version without reading a file', () => {
    const { version } = JSON.parse(readProjectFile('package.json')) as { version: string };

    expect(LIBRARY_VERSION).toBe(version);
  });
});
