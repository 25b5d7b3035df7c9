import type { StorageRoles } from '../storage/storage-roles.js';
import { CollectedCase } from './collected-case.js';
import type { ConformanceCase, ConformanceNeed } from './conformance-case.js';
import type { StoreUnderTest } from './store-under-test.js';
import type { Describe, Each, It, Suite } from './suite.js';
import { titleOf } from './title-of.js';

/** A function that names cases one after the other. */
export type DefineCases = (suite: Suite) => void;

/** Calls the function, which names its cases and runs none of them. */
export function collectCases(
  role: keyof StorageRoles,
  define: DefineCases,
  store: StoreUnderTest,
): ConformanceCase[] {
  const cases: ConformanceCase[] = [];
  const path: string[] = [];
  const needed: ConformanceNeed[] = [];

  const describe: Describe = Object.assign(
    (title: string, inner: () => void, needs: readonly ConformanceNeed[] = []) => {
      path.push(title);
      needed.push(...needs);
      inner();
      needed.length -= needs.length;
      path.pop();
    },
    { each: each<void>((title, inner) => describe(title, inner)) },
  );
  const it: It = Object.assign(
    (title: string, run: () => Promise<void>) => {
      cases.push(new CollectedCase(role, [...path, title], [...needed], store, run));
    },
    { each: each<Promise<void>>((title, run) => it(title, run)) },
  );

  define({ store, describe, it });
  return cases;
}

function each<Result>(define: (title: string, run: () => Result) => void): Each<Result> {
  return (rows: readonly unknown[]) => (title: string, run: (...row: never[]) => Result) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row];
      // Each row has the values that the function takes.
      define(titleOf(title, values), () => run(...(values as never[])));
    }
  };
}
