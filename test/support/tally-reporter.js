import { appendFileSync } from 'node:fs';

/** Appends `passed failed` of the run to the file that TEST_TALLY_FILE names. */
export default class TallyReporter {
  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    appendFileSync(String(process.env.TEST_TALLY_FILE), `${numPassedTests} ${failed}\n`);
  }
}
