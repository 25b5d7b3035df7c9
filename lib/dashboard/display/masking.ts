/** What stands in the place of a value that nobody is to read. */
export const MASK = '•••';

/** No argument that a person would read lies deeper; what does is masked as a whole. */
const MAX_DEPTH = 50;

/** Hides values by the names that they have as arguments, properties or parameters. */
export class Masking {
  private readonly names: ReadonlySet<string>;

  constructor(names: readonly string[]) {
    this.names = new Set(names.map((name) => name.toLowerCase()));
  }

  get isIdle(): boolean {
    return this.names.size === 0;
  }

  hides(name: string | undefined): boolean {
    return name !== undefined && this.names.has(name.toLowerCase());
  }

  /** The value without what lies in it under one of the names. */
  apply(value: unknown): unknown {
    return this.isIdle ? value : this.copy(value, 0);
  }

  private copy(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (depth > MAX_DEPTH) return MASK;

    const inside = (it: unknown) => this.copy(it, depth + 1);
    if (Array.isArray(value)) return value.map(inside);
    if (value instanceof Set) return new Set([...value].map(inside));
    if (value instanceof Map) return new Map([...value].map((entry) => this.entry(entry, inside)));
    return isPlain(value)
      ? Object.fromEntries(Object.entries(value).map((entry) => this.entry(entry, inside)))
      : value;
  }

  private entry<K>([name, value]: [K, unknown], inside: (value: unknown) => unknown): [K, unknown] {
    return [name, typeof name === 'string' && this.hides(name) ? MASK : inside(value)];
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
