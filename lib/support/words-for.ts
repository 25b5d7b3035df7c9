import { inspect, types } from 'node:util';
import { cut } from './cut.js';
import { safely } from './safely.js';

const MAX_DEPTH = 3;
/** Values that are looked at in all, and in each list or object. */
const MAX_PIECES = 100;
const MAX_CHILDREN = 20;
const MAX_TEXT_CHARS = 1_000;
/** Writing a longer one takes more and more time for each digit. */
const MAX_BIGINT = 10n ** 1_000n;

/**
 * Says what a value is, whatever it is: without asking accessors, proxies or methods of it, and without
 * looking at more than a reader would.
 */
export function wordsFor(value: unknown, maxChars: number): string {
  return cut(
    safely(() => textOf(new Sketch(maxChars).of(value, 0)), `something (${typeof value})`),
    maxChars,
  );
}

/** The text of a number, however many digits it has. */
export const bigintText = (value: bigint): string =>
  value > MAX_BIGINT || value < -MAX_BIGINT ? 'a BigInt of more than 1,000 digits' : `${value}n`;

const textOf = (value: unknown) => inspect(value, { depth: MAX_DEPTH + 1, maxStringLength: null });

/** Stands in a sketch as it is. */
class Words {
  constructor(private readonly text: string) {}

  [inspect.custom](): string {
    return this.text;
  }
}

class Sketch {
  private left = MAX_PIECES;

  constructor(private readonly maxChars: number) {}

  of(value: unknown, depth: number): unknown {
    this.left -= 1;
    switch (typeof value) {
      case 'string':
        return cut(value, depth === 0 ? this.maxChars : MAX_TEXT_CHARS);
      case 'bigint':
        return new Words(bigintText(value));
      case 'symbol':
        return new Words(`Symbol(${cut(value.description ?? '', MAX_TEXT_CHARS)})`);
      case 'function':
        return new Words('[Function]');
      case 'object':
        return value === null ? null : this.ofObject(value, depth);
      default:
        return value;
    }
  }

  private ofObject(value: object, depth: number): unknown {
    if (types.isProxy(value)) return new Words('[Proxy]');
    if (types.isPromise(value)) return new Words('[Promise]');
    if (types.isDate(value) || types.isRegExp(value)) return new Words(inspect(value));
    if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return new Words('[Bytes]');
    if (depth >= MAX_DEPTH || this.left <= 0) return new Words('[…]');
    if (Array.isArray(value)) return this.list(value.slice(0, MAX_CHILDREN), value.length, depth);
    if (types.isSet(value)) return this.list(first(value.values()), value.size, depth);
    if (types.isMap(value)) return this.list(first(value.entries()), value.size, depth);
    return this.fields(value, depth);
  }

  private list(values: readonly unknown[], length: number, depth: number): unknown[] {
    const sketch = values.map((value) => this.of(value, depth + 1));
    return length > values.length ? [...sketch, new Words('…')] : sketch;
  }

  private fields(value: object, depth: number): unknown {
    const keys = Object.keys(value);
    const entries = keys.slice(0, MAX_CHILDREN).map((key) => {
      const { value: held, get } = Object.getOwnPropertyDescriptor(value, key) ?? {};
      return [cut(key, MAX_TEXT_CHARS), get ? new Words('[Getter]') : this.of(held, depth + 1)];
    });
    const sketch = Object.fromEntries(entries);
    return keys.length > entries.length ? { ...sketch, '…': new Words('…') } : sketch;
  }
}

function first(values: Iterable<unknown>): unknown[] {
  const taken: unknown[] = [];
  for (const value of values) {
    if (taken.length === MAX_CHILDREN) break;
    taken.push(value);
  }
  return taken;
}
