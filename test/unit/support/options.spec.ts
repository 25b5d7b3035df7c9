import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';
import { functionOf } from '../../../lib/support/options/option-schemas.js';
import { parseOptions } from '../../../lib/support/options/options.js';

const schema = z.strictObject({
  workerCount: z.int().positive().default(20),
  queues: z.array(z.string().min(1).max(5)).min(1).default(['default']),
  dashboard: z.strictObject({ path: z.string() }).optional(),
  mode: z.enum(['fast', 'safe']).default('fast'),
});

function problemsOf(given: unknown, with_: z.ZodType = schema): readonly string[] {
  try {
    parseOptions('server', with_, given);
    return [];
  } catch (error) {
    return (error as InvalidOptionsError).problems;
  }
}

const problemWith = (option: z.ZodType, value: unknown) =>
  problemsOf({ option: value }, z.strictObject({ option }))[0]?.replace('server.option: ', '');

describe('options that are right', () => {
  it('are completed with their defaults', () => {
    expect(parseOptions('server', schema, { workerCount: 5 })).toEqual({
      workerCount: 5,
      queues: ['default'],
      mode: 'fast',
    });
  });

  it('may all be left out', () => {
    expect(parseOptions('server', schema, undefined)).toEqual(parseOptions('server', schema, {}));
  });

  it('have their default where they are undefined', () => {
    expect(parseOptions('server', schema, { workerCount: undefined }).workerCount).toBe(20);
  });

  it('cannot be changed afterwards, neither in the result nor in the given object', () => {
    const given = { workerCount: 5, queues: ['mail'] };
    const options = parseOptions('server', schema, given);
    given.queues.push('other');

    expect(options.queues).toEqual(['mail']);
    expect(Object.isFrozen(options)).toBe(true);
  });
});

describe('an option that is wrong', () => {
  it('is named, with the expected and the given value', () => {
    expect(() => parseOptions('server', schema, { workerCount: 0 })).toThrow(
      new InvalidOptionsError('server', [
        'server.workerCount: expected a positive integer, got 0.',
      ]),
    );
  });

  it('is named by its path', () => {
    expect(problemsOf({ queues: ['a', ''], dashboard: { path: 5 } })).toEqual([
      "server.queues[1]: expected at least 1 character, got ''.",
      'server.dashboard.path: expected a text, got 5.',
    ]);
  });

  it('is named together with all other wrong options', () => {
    const error = new InvalidOptionsError('server', ['one', 'two']);

    expect(problemsOf({ workerCount: 0, mode: 'slow', queue: [] })).toHaveLength(3);
    expect(error).toMatchObject({ code: 'HANGFIRE_INVALID_OPTIONS', message: 'one\ntwo' });
  });

  it('is named once, although it is wrong in two ways', () => {
    expect(problemsOf({ workerCount: -1.5 })).toEqual([
      'server.workerCount: expected a positive integer, got -1.5.',
    ]);
  });

  it('may be the options as a whole', () => {
    expect(problemsOf(null)).toEqual(['server: expected an object, got null.']);
    expect(problemsOf('x')).toEqual(["server: expected an object, got 'x'."]);
  });
});

describe('an option that is unknown', () => {
  it('is taken for a misspelt option', () => {
    expect(problemsOf({ workerCont: 5 })).toEqual([
      'Unknown option "workerCont" in server. Did you mean "workerCount"?',
    ]);
  });

  it('is answered with the known options where none is similar', () => {
    expect(problemsOf({ zzz: 5 })).toEqual([
      'Unknown option "zzz" in server. Known options: workerCount, queues, dashboard, mode.',
    ]);
  });

  it('is found at every depth', () => {
    const deep = z.strictObject({
      list: z.array(z.strictObject({ name: z.string().optional() })).optional(),
    });

    expect(problemsOf({ dashboard: { path: '/', pth: '/' } })).toEqual([
      'Unknown option "pth" in server.dashboard. Did you mean "path"?',
    ]);
    expect(problemsOf({ list: [{}, { nam: 'x' }] }, deep)).toEqual([
      'Unknown option "nam" in server.list[1]. Did you mean "name"?',
    ]);
  });
});

describe('what was expected', () => {
  const cases: [z.ZodType, unknown, string][] = [
    [z.int(), 'x', "expected an integer, got 'x'."],
    [z.int().min(0).max(9), 10, 'expected an integer of at least 0 and at most 9, got 10.'],
    [z.int().positive().max(9), 1.5, 'expected a positive integer of at most 9, got 1.5.'],
    [z.number(), Number.NaN, 'expected a number, got NaN.'],
    [z.number().gt(1).lt(3), 3, 'expected a number of more than 1 and less than 3, got 3.'],
    [z.number().positive(), undefined, 'expected a positive number, got undefined.'],
    [z.string(), 5, 'expected a text, got 5.'],
    [z.string().max(3), 'long', "expected at most 3 characters, got 'long'."],
    [z.string().regex(/^a/), 'b', "expected a text that matches /^a/, got 'b'."],
    [z.url(), 'b', "expected a valid url, got 'b'."],
    [z.boolean(), 'yes', "expected true or false, got 'yes'."],
    [z.array(z.string()), 'a', "expected a list, got 'a'."],
    [z.array(z.string()).min(1), [], 'expected at least 1 element, got [].'],
    [z.literal('on'), 'off', "expected 'on', got 'off'."],
    [z.enum(['a', 'b']), 'c', "expected one of 'a', 'b', got 'c'."],
    [functionOf(), 5, 'expected a function, got 5.'],
    [z.instanceof(Date), 5, 'expected a Date, got 5.'],
    [
      z.union([z.boolean(), z.int().positive()]),
      'x',
      "expected true or false or a positive integer, got 'x'.",
    ],
    [z.custom(() => false), 5, 'expected another value, got 5.'],
    [
      z.string().min(9, 'a secret of 9 characters'),
      'x',
      "expected a secret of 9 characters, got 'x'.",
    ],
  ];

  it.each(cases.map(([option, value, message]) => [message, option, value] as const))(
    'is said: %s',
    (message, option, value) => {
      expect(problemWith(option, value)).toBe(message);
    },
  );

  it('comes from the alternative whose kind the value has', () => {
    const option = z.union([z.boolean(), z.strictObject({ port: z.int() })]);

    expect(problemsOf({ option: { port: 'x' } }, z.strictObject({ option }))).toEqual([
      "server.option.port: expected an integer, got 'x'.",
    ]);
    expect(problemsOf({ option: { prt: 1 } }, z.strictObject({ option }))).toContain(
      'Unknown option "prt" in server.option. Did you mean "port"?',
    );
  });

  it('can be a rule between options, shown with the value of the option to change', () => {
    const ruled = z
      .strictObject({ pollMs: z.number().default(500), timeoutMs: z.number() })
      .refine(({ pollMs, timeoutMs }) => pollMs < timeoutMs, {
        path: ['pollMs'],
        message: 'less than timeoutMs',
      });

    expect(problemsOf({ timeoutMs: 100 }, ruled)).toEqual([
      'server.pollMs: expected less than timeoutMs, got 500.',
    ]);
  });
});

describe('the wrong value', () => {
  it('is cut where it is long', () => {
    expect(problemWith(z.int(), 'x'.repeat(5_000))?.length).toBeLessThan(250);
  });

  it('never shows the password of a URL', () => {
    expect(problemWith(z.int(), 'postgres://user:p@ss@host/db')).toBe(
      "expected an integer, got 'postgres://user:***@host/db'.",
    );
  });
});
