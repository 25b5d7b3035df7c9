import { inspect } from 'node:util';

/** The deepest level of a copy. No person would read the values below. */
const MAX_DEPTH = 50;

/** The mark in a copy for a value that is left out. */
class LeftOut {
  constructor(private readonly text: string) {}

  [inspect.custom](): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}

const REST = new LeftOut('…');
const CIRCULAR = new LeftOut('[Circular]');

/**
 * Makes copies of values. All copies together hold a bounded number of pieces. The bound is needed because a stored
 * text of a few hundred bytes can stand for a list of four billion elements, or for nested lists that share their
 * elements and would fill the memory when written out.
 */
export class BoundedCopy {
  private readonly above = new Set<object>();

  /**
   * @param left how many pieces the copies may have
   * @param replace returns the replacement for the value under a name, or undefined where the value stays. The name is
   *   undefined where the key is no name
   */
  constructor(
    private left: number,
    private readonly replace: (name: string | undefined) => unknown,
  ) {}

  of(value: unknown): unknown {
    this.left -= 1;
    if (typeof value !== 'object' || value === null) return value;
    if (this.above.has(value)) return CIRCULAR;
    if (this.left < 0 || this.above.size >= MAX_DEPTH) return REST;

    this.above.add(value);
    const copy = this.inside(value);
    this.above.delete(value);
    return copy;
  }

  private inside(value: object): unknown {
    if (Array.isArray(value)) return this.list(value);
    if (value instanceof Set) return new Set(this.list([...value]));
    if (value instanceof Map) return new Map(this.pairs([...value]));
    if (value instanceof URLSearchParams) return this.parameters(value);
    if (value instanceof URL) return this.address(value);
    return hasFields(value) ? Object.fromEntries(this.entries(Object.entries(value))) : value;
  }

  /** Copies the list with its holes. */
  private list(values: readonly unknown[]): unknown[] {
    const copy: unknown[] = [];
    for (let index = 0; index < values.length; index += 1) {
      if (this.left <= 0) return [...copy, REST];
      if (index in values) copy[index] = this.of(values[index]);
      else this.left -= 1;
    }
    copy.length = values.length;
    return copy;
  }

  private pairs(given: readonly [unknown, unknown][]): [unknown, unknown][] {
    const names = given.map(([key]) => nameOf(key));
    const keys = this.list(given.map(([key]) => key));
    return keys.map((key, at) => {
      const value = given[at]?.[1];
      return [key, key === REST ? REST : (this.replace(names[at]) ?? this.of(value))];
    });
  }

  private entries(given: readonly [string, unknown][]): [string, unknown][] {
    const copy: [string, unknown][] = [];
    for (const [name, value] of given) {
      if (this.left <= 0) return [...copy, [REST.toJSON(), REST]];
      copy.push([name, this.replace(name) ?? this.of(value)]);
    }
    return copy;
  }

  private parameters(given: URLSearchParams): URLSearchParams {
    const isShown = [...given.keys()].every((name) => this.replace(name) === undefined);
    if (isShown) return given;
    return new URLSearchParams(
      [...given].map(([name, text]): [string, string] => [
        name,
        String(this.replace(name) ?? text),
      ]),
    );
  }

  /** If a parameter is replaced, the whole address is replaced, because the result would no longer be an address. */
  private address(given: URL): unknown {
    const hidden = [...given.searchParams.keys(), ...(given.password ? ['password'] : [])]
      .map((name) => this.replace(name))
      .find((replaced) => replaced !== undefined);
    return hidden ?? given;
  }
}

/** The key as a name; undefined where the key is no name. */
function nameOf(key: unknown): string | undefined {
  return typeof key === 'object' || typeof key === 'symbol' ? undefined : String(key);
}

function hasFields(value: object): boolean {
  if (isPlain(value)) return true;
  return !ArrayBuffer.isView(value) && Object.keys(value).length > 0;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
