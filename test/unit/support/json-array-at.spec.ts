import { describe, expect, it } from '@jest/globals';
import { jsonArrayAt } from '../../../lib/support/text/json-array-at.js';

describe('An array in a longer JSON text', () => {
  it.each([
    [[]],
    [['a', [1, [2, 'b']], { c: [3] }]],
    [['[', ']', ']]', '"', '\\', '\\"]', 'é"]🙂']],
  ])('is cut out of it: %j', (array) => {
    const before = '[["x",[1]],';
    const text = `${before}${JSON.stringify(array)},["y",[2]]]`;

    expect(jsonArrayAt(text, before.length)).toBe(JSON.stringify(array));
  });

  it.each(['[1,', '["', '["\\', '[[1]'])('is nothing where it does not end: %s', (text) => {
    expect(jsonArrayAt(text, 0)).toBeUndefined();
  });
});
