import { formatResultsErrors } from 'jest-message-util';

/**
 * @typedef {import('@jest/types').Config.GlobalConfig} GlobalConfig
 * @typedef {import('@jest/types').Config.ProjectConfig} ProjectConfig
 * @typedef {import('@jest/test-result').TestResult} TestResult
 * @typedef {import('@jest/test-result').AssertionResult} AssertionResult
 * @typedef {{ readonly ancestorTitles: readonly string[], readonly title: string }} Titles
 *
 * @typedef {object} SpecCases What a spec in a group has for itself.
 * @property {readonly AssertionResult[]} cases
 * @property {string | null} failures of its cases, for people
 *
 * @typedef {TestResult & { readonly specs: readonly SpecCases[] }} GroupResult
 */

/**
 * Belongs into the worker: the errors are whole there.
 *
 * @param {TestResult} result of a group
 * @param {readonly string[]} specFiles
 * @param {ProjectConfig} config
 * @param {GlobalConfig} globalConfig
 * @returns {GroupResult}
 */
export function withSpecs(result, specFiles, config, globalConfig) {
  const specs = specFiles.map((path) => {
    const ofSpec = result.testResults.filter(({ ancestorTitles: [first] }) => first === path);
    const cases = ofSpec.map((it) => ({ ...it, ...titlesInSpec(it) }));
    return { cases, failures: formatResultsErrors(cases, config, globalConfig, path) };
  });
  return { ...result, specs };
}

/**
 * @param {GroupResult} group
 * @param {number} index
 * @param {string} path
 * @returns {TestResult} of the spec; what is about no test, like an error outside of them, is in that of the first
 */
export function resultOfSpec({ specs, ...group }, index, path) {
  const { cases = [], failures = null } = specs[index] ?? {};
  const isFirst = index === 0;
  const count = (/** @type {string} */ status) => cases.filter((it) => it.status === status).length;
  const { testExecError, coverage, v8Coverage, console, ...common } = group;

  return {
    ...(isFirst ? group : common),
    failureMessage: (isFirst && testExecError && group.failureMessage) || failures,
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    perfStats: { ...group.perfStats, ...timesOf(cases, group) },
    skipped: cases.length === count('pending'),
    testFilePath: path,
    testResults: [...cases],
  };
}

/**
 * @template {Titles} Case
 * @param {Case} given in a group
 */
export function titlesInSpec({ ancestorTitles: [, ...ancestorTitles], title }) {
  return { ancestorTitles, fullName: [...ancestorTitles, title].join(' ') };
}

/**
 * @param {readonly AssertionResult[]} cases
 * @param {TestResult} group
 */
function timesOf(cases, { perfStats }) {
  const start = cases[0]?.startAt ?? perfStats.start;
  const last = cases.at(-1);
  const end = (last?.startAt ?? start) + (last?.duration ?? 0);
  return { start, end, runtime: end - start, slow: false };
}
