/** A sum that others of its kind can be added to. */
export interface Tally<T> {
  /** What decides which ones keep their names where there are too many. */
  readonly weight: number;
  merge(other: T): void;
}

export interface TallyKind<T extends Tally<T>> {
  /** Of what this or another version of the library wrote as JSON, or somebody has damaged; an empty one of nothing. */
  readonly from: (json: unknown) => T;
  readonly maxNames: number;
}

/** The name that all others share where there are too many. No method, queue, server, version or failure is named so. */
export const OTHERS = '';

/** Tallies by name, so many at most: the lightest ones share a name when there are more. */
export class TallyMap<T extends Tally<T>> {
  private readonly tallies = new Map<string, T>();

  constructor(private readonly kind: TallyKind<T>) {}

  get entries(): IterableIterator<[string, T]> {
    return this.tallies.entries();
  }

  get isEmpty(): boolean {
    return this.tallies.size === 0;
  }

  /** The tally of a name, an empty one where it is new; that of all others where there is no room for the name. */
  of(name: string): T {
    const isFull = this.tallies.size >= this.kind.maxNames;
    return this.exactly(isFull && !this.tallies.has(name) ? OTHERS : name);
  }

  /** Puts the lightest ones together, so that the heaviest ones keep their names. */
  merge(others: Iterable<readonly [string, T]>): void {
    for (const [name, tally] of others) this.exactly(name).merge(tally);
    this.bound();
  }

  toJSON() {
    return [...this.tallies];
  }

  /** What is no map is an empty one. */
  static from<T extends Tally<T>>(kind: TallyKind<T>, json: unknown): TallyMap<T> {
    const map = new TallyMap(kind);
    const entries = Array.isArray(json) ? json.filter(isEntry) : [];
    map.merge(entries.map(([name, tally]) => [name, kind.from(tally)] as const));
    return map;
  }

  /** The tally of one name in such a map, without reading the others; undefined where the name is not in it. */
  static oneFrom<T extends Tally<T>>(
    kind: TallyKind<T>,
    json: unknown,
    name: string,
  ): T | undefined {
    const entries = Array.isArray(json) ? json.filter(isEntry) : [];
    const entry = entries.find(([its]) => its === name);
    return entry && kind.from(entry[1]);
  }

  private exactly(name: string): T {
    const there = this.tallies.get(name);
    if (there) return there;

    const tally = this.kind.from(undefined);
    this.tallies.set(name, tally);
    return tally;
  }

  private bound(): void {
    const named = [...this.tallies].filter(([name]) => name !== OTHERS);
    const excess = named.length - this.kind.maxNames;
    if (excess <= 0) return;

    const lightest = named.sort(([, a], [, b]) => a.weight - b.weight).slice(0, excess);
    for (const [name, tally] of lightest) {
      this.tallies.delete(name);
      this.exactly(OTHERS).merge(tally);
    }
  }
}

const isEntry = (entry: unknown): entry is [string, unknown] =>
  Array.isArray(entry) && typeof entry[0] === 'string';
