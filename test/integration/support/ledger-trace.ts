import type { LedgerLine } from './ledger.js';

/** A job that waits for another one, both by their numbers. */
export type Dependency = readonly [parent: number, child: number];

/** What jobs left in the ledger: which of them ran when, and where. */
export class LedgerTrace {
  private readonly starts = new Map<number, LedgerLine[]>();
  private readonly ends = new Map<number, LedgerLine[]>();

  /** @param lines oldest first */
  constructor(lines: readonly LedgerLine[]) {
    for (const line of lines) {
      const side = line.what === 'started' ? this.starts : this.ends;
      const before = side.get(line.number);
      if (before) before.push(line);
      else side.set(line.number, [line]);
    }
  }

  /** The jobs that ended, by number. */
  ended(): number[] {
    return [...this.ends.keys()].sort((a, b) => a - b);
  }

  /** When each job first ended. */
  firstEnds(): LedgerLine[] {
    return [...this.ends.values()].flatMap(([first]) => first ?? []);
  }

  /** The starts that another one of the same job followed. */
  restarted(): LedgerLine[] {
    return [...this.starts.values()].flatMap((lines) => lines.slice(0, -1));
  }

  /** The ends that another one of the same job followed. */
  repeated(): LedgerLine[] {
    return [...this.ends.values()].flatMap((lines) => lines.slice(0, -1));
  }

  /** The dependencies whose child started before the last end of its parent. */
  violated(dependencies: readonly Dependency[]): Dependency[] {
    return dependencies.filter(([parent, child]) => {
      const started = this.starts.get(child)?.[0]?.at;
      const ended = this.ends.get(parent)?.at(-1)?.at;
      return !started || !ended || started < ended;
    });
  }
}
