import type { InstantSequence } from './occurrences.js';

/** Joins several sequences. An instant that is in more than one sequence comes once. */
export class AnyOccurrences implements InstantSequence {
  constructor(private readonly sequences: readonly InstantSequence[]) {}

  after(instantMs: number): number | undefined {
    const later = this.sequences.flatMap((it) => it.after(instantMs) ?? []);
    return later.length === 0 ? undefined : Math.min(...later);
  }

  before(instantMs: number): number | undefined {
    const earlier = this.sequences.flatMap((it) => it.before(instantMs) ?? []);
    return earlier.length === 0 ? undefined : Math.max(...earlier);
  }
}
