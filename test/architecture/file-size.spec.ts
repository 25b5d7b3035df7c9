import { describe, expect, it } from '@jest/globals';
import { librarySource, pageSource } from '../support/library-source.js';

const MAX_LINES = 300;

describe('File size', () => {
  it(`stays within ${MAX_LINES} lines`, () => {
    const tooLong = [...librarySource(), ...pageSource()]
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MAX_LINES)
      .map(
        ({ path, lines }) =>
          `${path} has ${lines} lines. Name the second idea in it and give that a file of its own.`,
      );

    expect(tooLong).toEqual([]);
  });
});
