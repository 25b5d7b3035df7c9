import { describe, expect, it } from '@jest/globals';
import { formatTemplate, templatePlaceholders } from '../../../lib/job/display/format.js';
import { FormatError } from '../../../lib/job/errors/format-error.js';

describe('formatTemplate', () => {
  it.each<[string, unknown[], string]>([
    ['critical', [], 'critical'],
    ['tenant-{0}', [7], 'tenant-7'],
    ['Send {0} to {1}, {0}!', ['it', 'Ann'], 'Send it to Ann, it!'],
    ['{0}', ['$& {1}'], '$& {1}'],
    ['{{0}} {{{0}}}', ['a'], '{0} {a}'],
    ['[{0}{1}]', [null, undefined], '[]'],
    ['{0}', [new Date(0)], '1970-01-01T00:00:00.000Z'],
    ['{0}', [new Date(Number.NaN)], 'Invalid Date'],
    ['{0} {1}', [{ a: [1, 2n] }, new Map([['k', new Set([1])]])], '{"a":[1,"2"]} [["k",[1]]]'],
    ['{0} {1} {2}', [true, 12n, -0], 'true 12 0'],
  ])('writes %s', (template, args, text) => {
    expect(formatTemplate(template, args)).toBe(text);
  });

  it('refuses a template that names a missing argument', () => {
    expect(() => formatTemplate('tenant-{1}', ['a'])).toThrow(
      'Cannot use the template "tenant-{1}": it names argument {1}, but there are 1.',
    );
  });

  it.each(['{', '}', '{a}', '{0', '{-1}', '{0:x}', 'a}b'])(
    'refuses a lonely brace: %s',
    (template) => {
      expect(() => formatTemplate(template, ['a'])).toThrow(FormatError);
      expect(() => templatePlaceholders(template)).toThrow(
        expect.objectContaining({ code: 'HANGFIRE_TEMPLATE', template }),
      );
    },
  );

  it('refuses an argument that has billions of pieces', () => {
    const empty = Array.from({ length: 0 });
    empty.length = 4_294_967_295;
    let sharing: unknown = 'x';
    for (let depth = 0; depth < 30; depth += 1) sharing = Array.from({ length: 10 }, () => sharing);

    expect(() => formatTemplate('{0}', [empty])).toThrow(FormatError);
    expect(() => formatTemplate('{0}', [sharing])).toThrow(FormatError);
  });

  it('refuses an argument that has no text', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    expect(() => formatTemplate('{0}', [cyclic])).toThrow(FormatError);
  });
});

describe('templatePlaceholders', () => {
  it('lists the arguments that a template names', () => {
    expect(templatePlaceholders('{1}-{0}-{1}')).toEqual([1, 0]);
  });

  it('finds none in a literal', () => {
    expect(templatePlaceholders('critical {{0}}')).toEqual([]);
  });
});
