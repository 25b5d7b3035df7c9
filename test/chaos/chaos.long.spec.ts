import { beforeAll, expect, it } from '@jest/globals';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { runChaos } from './chaos.mjs';
import { resultLine } from './report/result-line.mjs';
import { completeWith } from './scenarios/complete-with.mjs';
import { postgresCrash } from './scenarios/postgres-crash.mjs';
import type { Scenario } from './scenarios/scenario.mjs';
import { sigkill } from './scenarios/sigkill.mjs';
import { transactionalJobs } from './scenarios/transactional-jobs.mjs';

const DISTURBED_SECONDS = 4;

let library: CompiledLibrary;
beforeAll(() => {
  library = compileLibrary();
});

// `npm run chaos` runs all of them, and for long.
it.each<Scenario>([sigkill, completeWith, transactionalJobs, postgresCrash])(
  '$promise',
  async (scenario) => {
    const [result] = await runChaos({
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
