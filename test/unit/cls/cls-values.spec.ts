import { describe, expect, it } from '@jest/globals';
import { resolveClsJobFilterOptions } from '../../../lib/cls/cls-job-filter-schema.js';
import { storableValue } from '../../../lib/cls/cls-value.js';
import { keptContext } from '../../../lib/cls/kept-context.js';
import { Masking } from '../../../lib/job/display/masking.js';

const circular: Record<string, unknown> = {};
circular.itself = circular;
const throwing = {
  get now() {
    throw new Error('not now');
  },
};

describe('A value of a CLS context', () => {
  it.each([
    ['a text', 'north'],
    ['a number', 7],
    ['null', null],
    ['plain data', { id: 5, roles: ['admin'], isActive: true }],
    ['an object without a prototype', Object.assign(Object.create(null), { id: 5 })],
  ])('is kept as a copy when it is %s', (_what, value) => {
    const kept = storableValue('user', value);

    expect(kept).toEqual(value);
    expect(typeof value === 'object' && value !== null && kept === value).toBe(false);
  });

  it('is kept without the properties that are undefined', () => {
    expect(storableValue('user', { id: 5, name: undefined })).toEqual({ id: 5 });
  });

  it.each([
    ['a function', { call: () => {} }],
    ['a symbol', [Symbol('x')]],
    ['a bigint', 7n],
    ['NaN', { amount: Number.NaN }],
    ['undefined', [undefined]],
    ['an object of the class Date', new Date(0)],
    ['an object of the class Map', new Map()],
    ['an object with toJSON', { toJSON: () => 'something else' }],
    ['an object that holds itself, or that throws when it is read', circular],
    ['an object that holds itself, or that throws when it is read', throwing],
    ['more than 4096 characters of JSON', 'x'.repeat(5_000)],
    ['more than 4096 characters of JSON', '\u0001'.repeat(1_000)],
    ['more than 4096 characters of JSON', new Array(1_000_000).fill(0)],
  ])('is refused with its key when it is or holds %s', (found, value) => {
    expect(() => storableValue('user.id', value)).toThrow(
      expect.objectContaining({
        code: 'HANGFIRE_CLS_VALUE',
        key: 'user.id',
        found,
        message: expect.stringContaining(
          `CLS key "user.id" cannot be stored with a job: it is or holds ${found}.`,
        ),
      }),
    );
  });

  it('is masked under its key', () => {
    const shown = new Masking(['tenantId']).apply({ Cls: { values: { tenantId: 'north' } } });
    expect(shown).toEqual({ Cls: { values: { tenantId: '•••' } } });
  });
});

describe('The keys of a ClsJobFilter', () => {
  it.each([[[Symbol('tenant')]], [['']], [['x'.repeat(201)]], ['tenantId'], [undefined]])(
    'are refused unless they are a list of texts: %p',
    (keys) => {
      expect(() => resolveClsJobFilterOptions({ keys: keys as never })).toThrow(
        expect.objectContaining({ code: 'HANGFIRE_INVALID_OPTIONS' }),
      );
    },
  );
});

describe('A stored CLS context', () => {
  it.each([
    ['a text', 'north'],
    ['null', null],
    ['a list', []],
    ['of other types', { id: 7, values: 'north' }],
    ['without values', {}],
  ])('that somebody has damaged counts as empty: %s', (_what, stored) => {
    expect(keptContext(stored)).toEqual({ values: {} });
  });
});
