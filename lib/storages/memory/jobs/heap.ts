export type Compare<T> = (a: T, b: T) => number;

/** A binary heap that knows the places of its items, so that an item can leave from the middle. */
export class Heap<T> {
  private readonly items: T[] = [];
  private readonly positions = new Map<T, number>();

  constructor(private readonly compare: Compare<T>) {}

  get size(): number {
    return this.items.length;
  }

  /** The first item in order. */
  peek(): T | undefined {
    return this.items[0];
  }

  add(item: T): void {
    this.items.push(item);
    this.rise(item, this.items.length - 1);
  }

  delete(item: T): void {
    const position = this.positions.get(item);
    if (position === undefined) return;

    this.positions.delete(item);
    const last = this.items.pop();
    if (last === undefined || last === item) return;

    // The last item fills the gap. Its place may be further up or further down.
    this.rise(last, position);
    this.sink(last, this.positions.get(last) ?? position);
  }

  /** The items in no particular order. */
  [Symbol.iterator](): Iterator<T> {
    return this.items[Symbol.iterator]();
  }

  private rise(item: T, from: number): void {
    let position = from;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const above = this.at(parent);
      if (this.compare(above, item) <= 0) break;
      this.put(above, position);
      position = parent;
    }
    this.put(item, position);
  }

  private sink(item: T, from: number): void {
    let position = from;
    for (let child = this.lesserChild(position); child !== undefined; ) {
      const below = this.at(child);
      if (this.compare(item, below) <= 0) break;
      this.put(below, position);
      position = child;
      child = this.lesserChild(position);
    }
    this.put(item, position);
  }

  private lesserChild(position: number): number | undefined {
    const left = 2 * position + 1;
    const right = left + 1;
    if (left >= this.items.length) return undefined;
    if (right >= this.items.length) return left;
    return this.compare(this.at(left), this.at(right)) <= 0 ? left : right;
  }

  private put(item: T, position: number): void {
    this.items[position] = item;
    this.positions.set(item, position);
  }

  private at(position: number): T {
    // Every caller stays within the length, but the compiler cannot see that.
    return this.items[position] as T;
  }
}
