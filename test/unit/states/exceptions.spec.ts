import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { errorLine, errorStacks } from '../../../lib/states/error-text.js';
import { exceptionInfo } from '../../../lib/states/exception-info.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { latestFailureIn } from '../../../lib/storage/jobs/latest-failure.js';
import { anEntry } from '../../support/builders.js';

const refused = (port: number) =>
  Object.assign(new Error(`connect ECONNREFUSED ::1:${port}`), { code: 'ECONNREFUSED', port });
const foreign = createContext({});

/** As people keep it: a name, and a text. */
const aboutAMegabyte = 1_000_000;
const sizeOf = (error: unknown) => JSON.stringify(new FailedState(error).toData()).length;

describe('A stored exception', () => {
  it('has the causes, with their fields and stacks', () => {
    const root = Object.assign(new TypeError('root'), { detail: 'Key (id)=(1)', position: 7 });
    const error = new Error('outer', { cause: new RangeError('middle', { cause: root }) });

    expect(exceptionInfo(error)).toEqual({
      type: 'Error',
      message: 'outer',
      cause: {
        type: 'RangeError',
        message: 'middle',
        stack: expect.stringContaining('exceptions.spec'),
        cause: {
          type: 'TypeError',
          message: 'root',
          stack: expect.stringContaining('TypeError: root'),
          fields: { detail: 'Key (id)=(1)', position: 7 },
        },
      },
    });
  });

  it('has the inner errors of an AggregateError, whose messages replace an empty message', () => {
    const error = Object.assign(new AggregateError([refused(1), refused(2)], ''), {
      code: 'ECONNREFUSED',
    });
    const message = 'connect ECONNREFUSED ::1:1; connect ECONNREFUSED ::1:2';
    const info = exceptionInfo(error);

    expect(info).toMatchObject({
      type: 'AggregateError',
      code: 'ECONNREFUSED',
      message,
      errors: [
        { message: 'connect ECONNREFUSED ::1:1', code: 'ECONNREFUSED', fields: { port: 1 } },
        { message: 'connect ECONNREFUSED ::1:2' },
      ],
    });
    const history = [anEntry('Failed', { data: new FailedState(error).toData() })];
    expect(latestFailureIn(history)).toEqual({ type: 'AggregateError', message });
  });

  it('has the two errors of a disposal that failed', () => {
    const error = Object.assign(new Error('suppressed'), { suppressed: new TypeError('first') });

    expect(exceptionInfo(error)).toMatchObject({ errors: [{ type: 'TypeError' }] });
  });

  it('has the message of its cause where its own message is empty', () => {
    expect(exceptionInfo(new Error('', { cause: new Error('why') })).message).toBe('why');
  });

  it('has no objects of the error, which may be whole requests with their secrets', () => {
    const error = Object.assign(new Error('x'), { config: { headers: { key: 's' } }, status: 500 });

    expect(exceptionInfo(error).fields).toEqual({ status: 500 });
  });

  it('has an end, even where causes go in a circle', () => {
    const first = new Error('first');
    const second = new Error('second', { cause: first });
    first.cause = second;
    const all = new AggregateError([first, second]);
    all.errors.push(all);

    expect(exceptionInfo(all).errors).toHaveLength(1);
  });

  it('has a bounded size, whatever is in the error', () => {
    const text = 'x'.repeat(aboutAMegabyte);
    const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [index, text]));
    let deep: Error = new Error(text);
    for (let depth = 0; depth < 100; depth += 1) deep = new Error(text, { cause: deep });
    const errors = Array.from({ length: 1_000 }, () => Object.assign(new Error(text), wide));
    const named = Object.assign(new Error(text), { code: text, stack: `${text}\n`.repeat(3) });
    Object.defineProperty(named, 'constructor', { value: { name: text } });

    for (const error of [deep, new AggregateError(errors), named, text, wide]) {
      expect(sizeOf(error)).toBeLessThan(200_000);
    }
    expect(exceptionInfo(named)).toMatchObject({
      type: `${'x'.repeat(200)}…`,
      code: `${'x'.repeat(100)}…`,
    });
  });

  it('keeps as many lines of the stack as the option says', () => {
    const error = Object.assign(new Error('x'), { stack: 'line\n'.repeat(1_000_000) });
    const [first, second, ...rest] = new FailedState(error, { maxStackLines: 2 })
      .toData()
      .stack.split('\n');

    expect([first, second]).toEqual(['line', 'line']);
    expect(rest).toEqual(['… more than 199999 more lines']);
  });
});

describe('A value that is hard to put into words', () => {
  const throwing = () => {
    throw new Error('Do not look at me');
  };
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const big = 10n ** 1_000_000n;

  it.each<[string, unknown]>([
    ['a proxy that throws', new Proxy(new Error('x'), { get: throwing, getPrototypeOf: throwing })],
    ['a revoked proxy', revoked],
    ['a getter that throws', Object.defineProperty(new Error(), 'message', { get: throwing })],
    ['a cause that throws', Object.defineProperty(new Error('x'), 'cause', { get: throwing })],
    ['a field that throws', Object.defineProperty(new Error('x'), 'a', { get: throwing })],
    [
      'errors that throw',
      Object.assign(new Error('x'), { errors: new Proxy([], { get: throwing }) }),
    ],
    ['no prototype', Object.create(null)],
    ['a symbol', Symbol('x'.repeat(1_000_000))],
    ['a promise', Promise.resolve()],
    ['a big integer', big],
    ['a big integer in a field', Object.assign(new Error('x'), { big })],
    ['a big integer in an object', { list: [{ big }] }],
    ['a sparse list', new Array(4_000_000_000)],
    ['a map', new Map([[{}, new Set([1])]])],
    ['bytes', new Uint8Array(1_000_000)],
  ])('still gets a text: %s', (_name, error) => {
    const { type, message } = exceptionInfo(error);

    expect([typeof type, typeof message]).toEqual(['string', 'string']);
    expect(message.length).toBeLessThan(10_000);
    expect(sizeOf(error)).toBeLessThan(20_000);
    expect(typeof errorLine(error)).toBe('string');
  });

  it('does not keep an error of another realm from being read', () => {
    const error = runInContext('new TypeError("foreign", { cause: new Error("why") })', foreign);

    expect(exceptionInfo(error)).toMatchObject({
      type: 'TypeError',
      message: 'foreign',
      cause: { message: 'why' },
    });
  });
});

describe('A line of the log', () => {
  const error = new Error('outer', {
    cause: new AggregateError([refused(1), refused(2)], ''),
  });

  it('has the messages of causes and inner errors', () => {
    const first = 'connect ECONNREFUSED ::1:1';
    const second = 'connect ECONNREFUSED ::1:2';

    expect(errorLine(error)).toBe(
      `outer; caused by AggregateError: ${first}; ${second}; with Error: ${first}; with Error: ${second}`,
    );
  });

  it('is followed by all the stacks', () => {
    const stacks = errorStacks(error) ?? '';

    expect(stacks.match(/exceptions\.spec/g)?.length).toBeGreaterThanOrEqual(4);
    expect(stacks).toContain('caused by AggregateError');
  });
});
