import { beforeAll, expect, it } from '@jest/globals';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { runChaos } from './chaos.mjs';
import type { StoreName } from './databases/database.mjs';
import { resultLine } from './report/result-line.mjs';
import type { Scenario } from './scenarios/scenario.mjs';

const DISTURBED_SECONDS = 4;

/** Runs scenarios for a moment. `npm run chaos` runs all of them, and for long. */
export function describeChaos(store: StoreName, scenarios: readonly Scenario[]): void {
  let library: CompiledLibrary;
  beforeAll(() => {
    library = compileLibrary();
  });

  it.each(scenarios)(
    '$promise',
    async (scenario) => {
      const [result] = await runChaos({
        store,
        scenarios: [scenario],
        library: library.entry,
        firstSeed: Number(process.env.PROOF_SEED ?? Date.now() % 2 ** 30),
        seeds: 1,
        minutes: 0,
        seconds: DISTURBED_SECONDS,
      });

      const said = result && resultLine(result) + (result.output ?? '');
      expect({ said, findings: result?.findings }).toEqual({ said, findings: [] });
      expect(result?.figures.acknowledged).toBeGreaterThan(10);
    },
    180_000,
  );
}
