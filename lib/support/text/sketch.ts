import { inspect, types } from 'node:util';
import { isInstance } from '../is-instance.js';
import { safely } from '../safely.js';
import { isLongBigint, LONG_BIGINT } from './bigint-text.js';
import { cut } from './cut.js';

/** The deepest level of a sketch. */
export const SKETCH_DEPTH = 4;
/** How many values are read in all, and in each list or object. */
const MAX_PIECES = 200;
const MAX_CHILDREN = 50;
const MAX_TEXT_CHARS = 1_000;

export interface SketchOptions {
  /** The longest text, if the value itself is a text. */
  readonly maxChars: number;
  /** Whether the value under this name must not be read. The name is undefined where the key is no name. */
  readonly hides?: ((name: string | undefined) => boolean) | undefined;
}

/** Stands in a sketch for a value that is left out, or that has no text. */
class Words {
  constructor(
    private readonly json: string,
    private readonly inspected = `[${json}]`,
  ) {}

  [inspect.custom](): string {
    return this.inspected;
  }

  toJSON(): string {
    return this.json;
  }
}

const REST = new Words('…');
const HIDDEN = new Words('•••', '•••');

/**
 * A copy of any value that can be inspected or written as JSON, but no larger than a person would read. Copying calls
 * no proxy and no accessor, except that an error is asked for its message.
 */
export function sketch(value: unknown, options: SketchOptions): unknown {
  return safely(
    () => new Sketching(options).of(value, 0),
    new Words(`something (${typeof value})`),
  );
}

class Sketching {
  private left = MAX_PIECES;

  constructor(private readonly options: SketchOptions) {}

  of(value: unknown, depth: number): unknown {
    this.left -= 1;
    switch (typeof value) {
      case 'string':
        return cut(value, depth === 0 ? this.options.maxChars : MAX_TEXT_CHARS);
      case 'bigint':
        return isLongBigint(value) ? new Words(LONG_BIGINT) : value;
      case 'symbol':
        return new Words(`Symbol(${cut(value.description ?? '', MAX_TEXT_CHARS)})`);
      case 'function':
        return new Words('function');
      case 'object':
        return value === null ? null : this.ofObject(value, depth);
      default:
        return value;
    }
  }

  private ofObject(value: object, depth: number): unknown {
    if (types.isProxy(value)) return new Words('a proxy');
    if (types.isPromise(value)) return new Words('a promise');
    if (types.isNativeError(value) || isInstance(value, Error)) return new Words(messageOf(value));
    if (types.isDate(value)) return dateWords(value);
    if (types.isRegExp(value)) return new Words('a regular expression');
    if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return new Words('binary data');
    if (depth >= SKETCH_DEPTH || this.left <= 0) return REST;
    if (Array.isArray(value)) return this.list(value.slice(0, MAX_CHILDREN), value.length, depth);
    if (types.isSet(value)) return this.list(first(value.values()), value.size, depth);
    if (types.isMap(value)) return this.pairs(first(value.entries()), value.size, depth);
    return this.fields(value, depth);
  }

  private list(values: readonly unknown[], length: number, depth: number): unknown[] {
    const copy = values.map((value) => this.of(value, depth + 1));
    return length > values.length ? [...copy, REST] : copy;
  }

  private pairs(pairs: readonly [unknown, unknown][], length: number, depth: number): unknown[] {
    const copy = pairs.map(([key, value]): unknown => [
      this.of(key, depth + 1),
      this.under(nameOf(key), value, depth),
    ]);
    return length > pairs.length ? [...copy, REST] : copy;
  }

  private fields(value: object, depth: number): unknown {
    const names = Object.keys(value);
    const entries = names.slice(0, MAX_CHILDREN).map((name): [string, unknown] => {
      const { value: held, get } = Object.getOwnPropertyDescriptor(value, name) ?? {};
      const shown = get ? new Words('an accessor') : this.under(name, held, depth);
      return [cut(name, MAX_TEXT_CHARS), shown];
    });
    const copy = Object.fromEntries(entries);
    return names.length > entries.length ? { ...copy, '…': REST } : copy;
  }

  private under(name: string | undefined, value: unknown, depth: number): unknown {
    return this.options.hides?.(name) ? HIDDEN : this.of(value, depth + 1);
  }
}

const nameOf = (key: unknown) =>
  typeof key === 'object' || typeof key === 'symbol' ? undefined : String(key);

function messageOf(error: object): string {
  const message: unknown = safely(() => Reflect.get(error, 'message'), undefined);
  return typeof message === 'string' ? cut(message, MAX_TEXT_CHARS) : 'an error';
}

function dateWords(date: Date): Words {
  const text = safely(() => Date.prototype.toISOString.call(date), undefined);
  return text === undefined ? new Words('a date') : new Words(text, text);
}

function first<T>(values: Iterable<T>): T[] {
  const taken: T[] = [];
  for (const value of values) {
    if (taken.length === MAX_CHILDREN) break;
    taken.push(value);
  }
  return taken;
}
