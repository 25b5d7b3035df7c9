import { CASE_TIMEOUT_MS } from './collected-case.js';
import { type ConformanceCase, type ConformanceNeed, canRun } from './conformance-case.js';
import { conformanceCases } from './conformance-cases.js';
import type { OpenStore } from './conformance-store.js';

/** The functions of a test runner. Jest, Vitest and node:test have the same names for them. */
export interface ConformanceRunner {
  describe(title: string, cases: () => void): unknown;
  it(title: string, run: () => Promise<void>, timeoutMs?: number): unknown;
}

export interface ConformanceOptions {
  /** The name of the store for people. */
  readonly name: string;
  readonly open: OpenStore;
  /** The needs that the store cannot meet. Cases with such a need are left out. */
  readonly lacks?: readonly ConformanceNeed[] | undefined;
  /**
   * How long a case may take, in milliseconds.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
}

/** Defines a test for each case in a test runner. */
export function storageConformance(
  { name, open, lacks = [], timeoutMs = CASE_TIMEOUT_MS }: ConformanceOptions,
  { describe, it }: ConformanceRunner,
): void {
  const cases = conformanceCases().filter((it) => canRun(it, lacks));
  const define = (group: readonly ConformanceCase[], depth: number): void => {
    for (const [title, members] of byTitle(group, depth)) {
      const [only] = members;
      if (only?.path.length === depth + 1) {
        // Opening and closing the store take time, too, and a slow case must end with its own error.
        it(title, () => only.run(open, { timeoutMs }), 2 * timeoutMs);
      } else {
        describe(title, () => define(members, depth + 1));
      }
    }
  };
  describe(name, () => define(cases, 0));
}

/** Neighbours with the same title at this depth belong together; a case stands alone. */
function byTitle(
  cases: readonly ConformanceCase[],
  depth: number,
): (readonly [title: string, members: ConformanceCase[]])[] {
  const groups: (readonly [title: string, members: ConformanceCase[]])[] = [];
  const isAlone = (it: ConformanceCase | undefined) => it?.path.length === depth + 1;
  for (const it of cases) {
    const [title, members] = groups.at(-1) ?? [];
    if (title === it.path[depth] && !isAlone(it) && !isAlone(members?.[0])) members?.push(it);
    else groups.push([it.path[depth] ?? '', [it]]);
  }
  return groups;
}
