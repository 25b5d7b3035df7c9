import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { literalText } from '../../../lib/dashboard/display/literal-text.js';
import { Masking } from '../../../lib/job/display/masking.js';

/** In the realm of the test, as if the text were pasted into it. */
const evaluated = (text: string | undefined): unknown => new Function(`return (${text})`)();
const MANY = 1_000_000;

describe('A value that is copied', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['numbers', [0, -0, 1.5, -7, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['large numbers', [1e21, 5e-324, 2 ** 53]],
    ['big integers', [10n ** 40n, -1n]],
    [
      'texts',
      ['"', "'", '`$' + '{1}`', '\\', '\n\r\t\0', '\u2028\u2029', '🙂', '\ud800', '</script>'],
    ],
    ['texts that turn the direction', ['\u202Egnp.exe', '\u2066a\u2069']],
    ['a list with holes', Object.assign(new Array(5), { 1: 1, 3: 2 })],
    ['one hole', new Array(1)],
    ['a list of 10,000 elements', Array.from({ length: 10_000 }, (_, index) => index)],
    ['objects', { a: 1, 'b-c': { d: [] }, 1: 2, class: 3, '': 4 }],
    ['a field called __proto__', JSON.parse('{"__proto__":{"a":1},"b":2}')],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['times', [new Date(0), new Date('2026-03-11T10:30:00.123Z'), new Date(8.64e15)]],
    [
      'maps',
      new Map<unknown, unknown>([
        ['a', new Map([[1n, undefined]])],
        [{ b: 1 }, []],
      ]),
    ],
    ['sets', new Set<unknown>([1, 'a', new Set()])],
    ['regular expressions', [/a\/"b/giu, /[\n]/, /(?:)/]],
    ['buffers', [Buffer.from('hello'), Buffer.alloc(0)]],
    ['bytes', [new Uint8Array([0, 255]), new Uint8Array([1, 2]).buffer]],
    ['typed lists', [new Float64Array([-0, Number.NaN, 0.1]), new BigInt64Array([-1n])]],
    ['a view', new DataView(new Uint8Array([1, 2, 3]).buffer, 1, 1)],
  ])('evaluates to the same value: %s', (_, value) => {
    const copy = evaluated(literalText(value, MANY));

    expect(isDeepStrictEqual(copy, value)).toBe(true);
  });

  it.each([new URL('https://example.org/a?b="c"#d'), new URLSearchParams('a=1&a=2&b="')])(
    'evaluates to the same address: %s',
    (value) => {
      const copy = evaluated(literalText(value, MANY));

      expect(copy).toBeInstanceOf(value.constructor);
      expect(String(copy)).toBe(String(value));
    },
  );

  it('evaluates to no time where it is none', () => {
    expect(String(evaluated(literalText(new Date(Number.NaN), MANY)))).toBe('Invalid Date');
  });

  it('holds no character that turns the direction of what is pasted', () => {
    expect(literalText(['\u202Egnp\u2066'], MANY)).toBe('["\\u202egnp\\u2066"]');
    expect(literalText({ '\u202E': 1 }, MANY)).toBe('{ "\\u202e": 1 }');
  });

  it('is the whole value or nothing', () => {
    const many = Array.from({ length: 1_000 }, () => 'a');
    const circle: unknown[] = [];
    circle.push(circle);
    const left = new Masking().copy(10).of(many);

    expect(literalText(many, 4_000)).toBeUndefined();
    expect(literalText(new Array(100_000), 4_000)).toBeUndefined();
    expect(literalText(circle, MANY)).toBeUndefined();
    expect(literalText(left, MANY)).toBeUndefined();
    expect(literalText(Symbol('a'), MANY)).toBeUndefined();
    expect(literalText(new Error('a'), MANY)).toBeUndefined();
  });
});
