/** A sum to which other sums of its kind can be added. */
export interface Tally<T> {
  /** When a map has too many names, the tallies with the lowest weight lose theirs. */
  readonly weight: number;
  merge(other: T): void;
  /** Adds a sum that this or another version of the library wrote. Damaged JSON, or none, adds nothing. */
  mergeJson(json: unknown): void;
}

export interface TallyKind<T extends Tally<T>> {
  readonly create: () => T;
  readonly maxNames: number;
}

/**
 * The name that all other tallies share when there are too many names. Nothing else has this name: no method, queue,
 * server, version or failure.
 */
export const OTHERS = '';

/**
 * While maps are added up, there may be this many times as many names as in the sum: to choose the heaviest names after
 * each map would take longer than adding them.
 */
const SLACK = 2;

/** Tallies by name. The number of names is bounded: when there are more, the lightest tallies share one name. */
export class TallyMap<T extends Tally<T>> {
  private readonly tallies = new Map<string, T>();

  constructor(private readonly kind: TallyKind<T>) {}

  get entries(): IterableIterator<[string, T]> {
    this.bound(this.kind.maxNames);
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
    this.bound(SLACK * this.kind.maxNames);
  }

  /** Does the same with a map that was written as JSON. A value that is no map adds nothing. */
  mergeJson(json: unknown): void {
    for (const [name, tally] of entriesIn(json)) this.exactly(name).mergeJson(tally);
    this.bound(SLACK * this.kind.maxNames);
  }

  toJSON() {
    return [...this.entries];
  }

  /** A value that is no map gives an empty map. */
  static from<T extends Tally<T>>(kind: TallyKind<T>, json: unknown): TallyMap<T> {
    const map = new TallyMap(kind);
    map.mergeJson(json);
    return map;
  }

  private exactly(name: string): T {
    const there = this.tallies.get(name);
    if (there) return there;

    const tally = this.kind.create();
    this.tallies.set(name, tally);
    return tally;
  }

  /** When there are more names than `atMost`, only the heaviest keep theirs. */
  private bound(atMost: number): void {
    const names = this.tallies.size - (this.tallies.has(OTHERS) ? 1 : 0);
    if (names <= atMost) return;

    const named = [...this.tallies].filter(([name]) => name !== OTHERS);
    named.sort(([, a], [, b]) => a.weight - b.weight);
    const lightest = named.slice(0, names - this.kind.maxNames);
    for (const [name, tally] of lightest) {
      this.tallies.delete(name);
      this.exactly(OTHERS).merge(tally);
    }
  }
}

const entriesIn = (json: unknown): (readonly [string, unknown])[] =>
  Array.isArray(json) ? json.filter(isEntry) : [];

const isEntry = (entry: unknown): entry is [string, unknown] =>
  Array.isArray(entry) && typeof entry[0] === 'string';
