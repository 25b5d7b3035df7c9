type Make = (values: RandomValues, depth: number) => unknown;

const SCALARS: readonly Make[] = [
  (values) => values.number(),
  (values) => values.text(),
  () => undefined,
  () => null,
  () => true,
  () => Number.NaN,
  () => -0,
  () => Number.POSITIVE_INFINITY,
  (values) => BigInt(values.below(1e9)) ** 3n,
  (values) => new Date(values.below(4e12)),
  (values) => new Uint16Array(Array.from({ length: values.below(4) }, () => values.below(65_536))),
  (values) => Buffer.from(values.text()),
  (values) => new RegExp(`a{${values.below(9)}}`, 'gi'),
];

const CONTAINERS: readonly Make[] = [
  (values, depth) => values.list(depth),
  (values, depth) => values.sparse(depth),
  (values, depth) => new Set(values.list(depth)),
  (values, depth) => new Map(values.list(depth).map((key) => [key, values.any(depth)])),
  (values, depth) => values.record(depth),
];

/** Values of every kind that an argument may have. One seed always gives the same ones. */
export class RandomValues {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  list(depth = 4): unknown[] {
    return Array.from({ length: this.below(5) }, () => this.any(depth - 1));
  }

  sparse(depth: number): unknown[] {
    const list = this.list(depth);
    list[list.length + this.below(50)] = 'end';
    return list;
  }

  record(depth: number): Record<string, unknown> {
    return Object.fromEntries(this.list(depth).map((value) => [`k${this.text()}`, value]));
  }

  any(depth: number): unknown {
    const kinds = depth > 0 && this.below(2) === 0 ? CONTAINERS : SCALARS;
    return kinds[this.below(kinds.length)]?.(this, depth - 1);
  }

  number(): number {
    return (this.next() - 0.5) * 10 ** this.below(20);
  }

  text(): string {
    return String.fromCharCode(...Array.from({ length: this.below(6) }, () => this.below(65_536)));
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Mulberry32. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
