/** @import { ScenarioResult } from '../run-scenario.mjs' */

/**
 * One row a scenario, over all its seeds.
 *
 * @typedef {object} Row
 * @property {string} scenario
 * @property {string} promise
 * @property {number} runs of the scenario
 * @property {number} disturbances
 * @property {number} acknowledged
 * @property {number} uncertain
 * @property {number} jobs
 * @property {number} repeats
 * @property {number} poisoned
 * @property {number} findings
 *
 * @param {readonly ScenarioResult[]} results
 * @returns {Row[]}
 */
export function rowsOf(results) {
  const names = [...new Set(results.map(({ scenario }) => scenario))];
  return names.map((scenario) => {
    const all = results.filter((result) => result.scenario === scenario);
    const sum = (/** @type {(result: ScenarioResult) => number} */ of) =>
      all.reduce((total, result) => total + of(result), 0);
    return {
      scenario,
      promise: all[0]?.promise ?? '',
      runs: all.length,
      disturbances: sum(({ disturbances }) =>
        Object.values(disturbances).reduce((total, count) => total + count, 0),
      ),
      acknowledged: sum(({ figures }) => figures.acknowledged),
      uncertain: sum(({ figures }) => figures.uncertain),
      jobs: sum(({ figures }) => figures.jobs),
      repeats: sum(({ figures }) => figures.repeats),
      poisoned: sum(({ figures }) => figures.poisoned),
      findings: sum(({ findings }) => findings.length),
    };
  });
}

const COLUMNS = /** @type {const} */ ([
  ['scenario', 'Scenario'],
  ['promise', 'What it shows'],
  ['runs', 'Runs'],
  ['disturbances', 'Disturbances'],
  ['acknowledged', 'Acknowledged'],
  ['uncertain', 'No answer or rolled back'],
  ['jobs', 'Stored jobs'],
  ['repeats', 'Repeats, all explained'],
  ['poisoned', 'Failed as poison'],
  ['findings', 'Findings'],
]);

/** @param {readonly ScenarioResult[]} results */
export function markdownTable(results) {
  const line = (/** @type {readonly unknown[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [
    line(COLUMNS.map(([, title]) => title)),
    line(COLUMNS.map(([key]) => (key === 'scenario' || key === 'promise' ? '---' : '---:'))),
    ...rowsOf(results).map((row) => line(COLUMNS.map(([key]) => textOf(row[key])))),
  ].join('\n');
}

/** @param {string | number} value */
const textOf = (value) => (typeof value === 'number' ? value.toLocaleString('en') : value);
