import { inspect } from 'node:util';

/** No value that a person would read lies deeper. */
const MAX_DEPTH = 50;

/** Stands in a copy for what is not in it. */
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
 * Copies of values, which together hold no more than so many pieces. A stored text of a few hundred bytes
 * can stand for a list of four billion elements, or for lists in lists that share their elements and
 * would, written down, fill the memory.
 */
export class BoundedCopy {
  private readonly above = new Set<object>();

  /**
   * @param left how many pieces there may be
   * @param replace what stands for the property of that name; undefined: what it holds
   */
  constructor(
    private left: number,
    private readonly replace: (name: string) => unknown,
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
    if (value instanceof Map) return new Map(this.entries([...value]));
    return isPlain(value) ? Object.fromEntries(this.entries(Object.entries(value))) : value;
  }

  /** With its holes. */
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

  private entries<K>(given: readonly [K, unknown][]): [K, unknown][] {
    const copy: [K, unknown][] = [];
    for (const [name, value] of given) {
      if (this.left <= 0) return [...copy, [REST.toJSON() as K, REST]];
      const replaced = typeof name === 'string' ? this.replace(name) : undefined;
      copy.push([name, replaced ?? this.of(value)]);
    }
    return copy;
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
