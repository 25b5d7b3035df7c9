import { compileLibrary } from '../support/compiled-library.js';
import { runChaos } from './chaos.mjs';
import { HELP, parseCommandLine, UsageError } from './command-line.mjs';
import { keep } from './report/keep.mjs';
import { resultLine } from './report/result-line.mjs';
import { markdownTable } from './report/table.mjs';
import { missingIn } from './scenarios/missing-in.mjs';
import { runSoak } from './soak/soak.mjs';

/** @import { ScenarioResult } from './run-scenario.mjs' */

try {
  const plan = parseCommandLine(process.argv.slice(2));
  if (plan.help) say(HELP);
  else process.exitCode = (await run(plan)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {ReturnType<typeof parseCommandLine>} plan */
async function run(plan) {
  const library = compileLibrary();
  if (plan.isSoak) return await runSoak({ ...plan, library: library.entry, say });

  say(`First seed: ${plan.firstSeed}`);
  for (const scenario of plan.scenarios) {
    const missing = missingIn(scenario, plan.store);
    if (missing) say(`Without ${scenario.name}: ${missing}.`);
  }
  /** @type {ScenarioResult[]} */
  const results = [];
  await runChaos({
    ...plan,
    library: library.entry,
    onResult: (result) => {
      results.push(result);
      say(resultLine(result));
      keep(plan.results, results);
    },
  });
  say(`\n${markdownTable(results)}`);
  say(`\nKept in ${keep(plan.results, results)}`);
  return results.every(({ findings }) => findings.length === 0);
}
