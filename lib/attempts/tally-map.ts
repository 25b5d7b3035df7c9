/** A sum to which other sums of its kind can be added. */
export interface Tally<T> {
  /** When a map has too many names, the tallies with the lowest weight lose theirs. */
  readonly weight: number;
  merge(other: T): void;
}

export interface TallyKind<T extends Tally<T>> {
  /** Reads the JSON that this or another version of the library wrote. Damaged JSON, or none, gives an empty tally. */
  readonly from: (json: unknown) => T;
  readonly maxNames: number;
}

/**
 * The name that all other tallies share when there are too many names. Nothing else has this name: no method, queue,
 * server, version or failure.
 */
export const OTHERS = '';

/** Tallies by name. The number of names is bounded: when there are more, the lightest tallies share one name. */
export class TallyMap<T extends Tally<T>> {
  private readonly tallies = new Map<string, T>();

  constructor(private readonly kind: TallyKind<T>) {}

  get entries(): IterableIterator<[string, T]> {
    return this.tallies.entries();
  }

  get isEmpty(): boolean {
    return this.tallies.size === 0;
  }

  /** The tally of a name, empty where the name is new. When the map is full, a new name gets the shared tally. */
  of(name: string): T {
    const isFull = this.tallies.size >= this.kind.maxNames;
    return this.exactly(isFull && !this.tallies.has(name) ? OTHERS : name);
  }

  /** Adds the other tallies, and then puts the lightest together, so that the heaviest keep their names. */
  merge(others: Iterable<readonly [string, T]>): void {
    for (const [name, tally] of others) this.exactly(name).merge(tally);
    this.bound();
  }

  toJSON() {
    return [...this.tallies];
  }

  /** A value that is no map gives an empty map. */
  static from<T extends Tally<T>>(kind: TallyKind<T>, json: unknown): TallyMap<T> {
    const map = new TallyMap(kind);
    const entries = Array.isArray(json) ? json.filter(isEntry) : [];
    map.merge(entries.map(([name, tally]) => [name, kind.from(tally)] as const));
    return map;
  }

  /** Reads the tally of one name and skips all others; undefined where the name is not there. */
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
