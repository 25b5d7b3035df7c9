import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { NestLoggerAdapter } from '../../../lib/nest/nest-logger.js';
import type { LogFacts } from '../../../lib/support/logger.js';

const ESC = '\u001b';
/** What begins a line of Nest's own, with the colours that it has. */
const FORGED = `${ESC}[2K\r\n${ESC}[32m[Nest] 1  - 01/01/2027, 0:00:00     LOG [Auth] admin logged in`;
const SEPARATORS = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];
const INVISIBLE = ['\0', ESC, '\u007f', '\u009b', '\u200b', '\u202e', '\u2066', '\ufeff', '\ud800'];

/** What Nest's logger itself makes of it, and writes to the terminal. */
class PrintedLines extends ConsoleLogger {
  text = '';

  protected override printMessages(messages: unknown[]): void {
    this.text += `${messages.join('\n')}\n`;
  }

  protected override printStackTrace(stack?: string): void {
    if (stack) this.text += `${stack}\n`;
  }
}

let printed: PrintedLines;

beforeEach(() => {
  printed = new PrintedLines();
  Logger.overrideLogger(printed);
});

afterEach(() => Logger.overrideLogger(false));

function said(facts: LogFacts, level: 'info' | 'warn' | 'error' | 'debug' = 'warn'): string {
  printed.text = '';
  new NestLoggerAdapter()[level]('Job failed', facts);
  return printed.text.slice(0, -1);
}

describe('A log line', () => {
  it('has the event and its facts', () => {
    expect(
      said({ jobId: '7', attempt: 3, isLast: false, queues: ['a', 'b'], none: undefined }),
    ).toBe('Job failed jobId=7 attempt=3 isLast=false queues=["a","b"]');
  });

  it('has a text in quotes where it could be taken for several facts', () => {
    expect(said({ call: 'Send 7', error: new Error('of "it" state=ok') })).toBe(
      'Job failed call="Send 7" error="of \\"it\\" state=ok"',
    );
  });

  it.each(['debug', 'info', 'warn', 'error'] as const)('is one line, at level %s', (level) => {
    const facts = {
      call: FORGED,
      queue: FORGED,
      [FORGED]: 1,
      list: [FORGED],
      nested: { [FORGED]: { deep: FORGED } },
      thrown: new Error(FORGED),
    };

    expect(said(facts, level)).toMatch(/^Job failed call=.*$/);
    expect(said(facts, level)).not.toContain(ESC);
  });

  it.each([...SEPARATORS, ...INVISIBLE])('shows the code of %j', (character) => {
    const line = said({ call: `a${character}b`, list: [`a${character}b`] });

    expect(line).not.toContain(character);
    expect(line).toMatch(/call="a\\.+b" list=\["a\\.+b"\]$/);
  });

  it('keeps what people write, in any script', () => {
    const text = '👩‍👩‍👧می‌خواهم𝒳é';

    expect(said({ call: text })).toBe(`Job failed call=${text}`);
  });

  it('stays short', () => {
    const long = 'x'.repeat(5_000_000);
    const list = Array.from({ length: 100_000 }, () => long);
    const wide = Object.fromEntries(list.slice(0, 10_000).map((text, at) => [`${at}`, text]));

    for (const value of [long, list, wide, { [long]: [list, wide] }, new Error(long), list.join]) {
      expect(said({ value }).length).toBeLessThan(17_000);
    }
  });
});

describe('A log line about a value that cannot be read', () => {
  const fail = (): never => {
    throw new Error('nobody reads this');
  };
  const circular: Record<string, unknown> = {};
  circular.itself = circular;

  it.each<[string, unknown, string]>([
    ['a proxy', new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail }), '"a proxy"'],
    ['a revoked proxy', revoked(), '"a proxy"'],
    [
      'an accessor',
      {
        get secret() {
          return fail();
        },
      },
      '{"secret":"an accessor"}',
    ],
    ['toJSON', { toJSON: fail, kept: 1 }, '{"toJSON":"function","kept":1}'],
    ['toString', { toString: fail }, '{"toString":"function"}'],
    [
      'a message',
      Object.defineProperty(new Error(), 'message', { get: fail }),
      '"What was thrown cannot be put into words"',
    ],
    ['a message that is none', Object.assign(new Error(), { message: { a: 1 } }), '"{ a: 1 }"'],
    ['a prototype', Object.create(new Proxy({}, { getPrototypeOf: fail })), '{}'],
    ['a date', new Date(Number.NaN), '"a date"'],
    ['a bigint of many digits', 10n ** 5_000n, '"a long bigint"'],
    ['a bigint', 12n, '12'],
    ['a number that JSON has not', Number.NaN, 'NaN'],
    ['a function', fail, 'function'],
    ['a symbol', Symbol('x'), 'Symbol(x)'],
    ['nothing', null, 'null'],
    ['itself', circular, '{"itself":{"itself":{"itself":{"itself":"…"}}}}'],
    ['a mebibyte', new Uint8Array(1_048_576), '"binary data"'],
  ])('says so: %s', (_what, value, text) => {
    expect(said({ value })).toBe(`Job failed value=${text}`);
    expect(said({ error: value }, 'error').split('\n')[0]).toBe(`Job failed error=${text}`);
  });

  function revoked(): object {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  }
});

describe('A stack in the log', () => {
  const withStack = (stack: unknown) => Object.assign(new Error('m'), { stack });

  it('is indented, so that no line of it begins like an event', () => {
    const error = new Error(FORGED);
    error.name = '[Nest] 1  - LOG';
    const [first, ...others] = said(
      { error: withStack(`${FORGED}\n${error.stack}`) },
      'error',
    ).split('\n');

    expect(first).toBe('Job failed error=m');
    expect(others.length).toBeGreaterThan(3);
    expect(others.filter((line) => !line.startsWith('    '))).toEqual([]);
    for (const character of [ESC, '\r']) expect(others.join()).not.toContain(character);
  });

  it('is cut', () => {
    const long = 'at x (/a/file.js:1:1)\n'.repeat(100_000);

    expect(said({ error: withStack(long) }, 'error').length).toBeLessThan(10_000);
    expect(said({ error: withStack('x'.repeat(9_000_000)) }, 'error').length).toBeLessThan(2_000);
  });

  it('is left out where it is no text', () => {
    expect(said({ error: withStack({ toString: () => 'x' }) }, 'error')).toBe('Job failed error=m');
    const throwing = Object.defineProperty(new Error('m'), 'stack', {
      get() {
        throw new Error('nobody reads this');
      },
    });
    expect(said({ error: throwing }, 'error')).toBe('Job failed error=m');
  });
});
