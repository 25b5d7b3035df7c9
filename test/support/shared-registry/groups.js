import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Loads the specs of a group. */
export const ENTRY = fileURLToPath(new URL('entry.js', import.meta.url));

/** In the first line of a spec that changes its process for good, or takes long enough by itself. */
const ALONE = /^\/\*\* @alone\b/;
const LONG = /\.long\.spec\.ts$/;

/**
 * @typedef {import('jest-runner').Test} Test
 * @typedef {[Test, ...Test[]]} Group Specs that share a module registry, or one that has its own.
 * @typedef {import('@jest/types').Config.GlobalConfig & { readonly specGroups: readonly (readonly string[])[] }} WithGroups
 */

/**
 * @param {readonly Test[]} tests
 * @returns {Group[]} those that take longest first, by earlier runs or by what is usual
 */
export function groupsOf(tests) {
  const shared = byProject(tests.filter((test) => !isAlone(test)));
  const groups = [...tests.filter(isAlone).map(groupOfOne), ...shared.flatMap(cut)];
  const durations = new Map(groups.map((group) => [group, durationOf(group)]));
  return groups.sort((one, other) => Number(durations.get(other)) - Number(durations.get(one)));
}

/**
 * @param {Test} test
 * @returns {Group}
 */
export const groupOfOne = (test) => [test];

/**
 * @param {string} first
 * @param {import('@jest/types').Config.GlobalConfig} globalConfig of the runner
 * @returns {readonly string[]} the specs of its group
 */
export function specsWith(first, globalConfig) {
  const { specGroups } = /** @type {WithGroups} */ (globalConfig);
  return specGroups.find(([path]) => path === first) ?? [first];
}

/** @param {Test} test */
function isAlone({ path }) {
  return LONG.test(path) || ALONE.test(readFileSync(path, 'utf8'));
}

/**
 * @param {readonly Test[]} tests
 * @returns {Group[]} in which neighbours stand together: they load the same part of the library
 */
function byProject(tests) {
  /** @type {Map<unknown, Group>} */
  const projects = new Map();
  for (const test of tests.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    const others = projects.get(test.context);
    if (others) others.push(test);
    else projects.set(test.context, [test]);
  }
  return [...projects.values()];
}

/**
 * @param {Group} specs
 * @returns {Group[]}
 */
function cut(specs) {
  const size = Number(specs[0].context.config.testEnvironmentOptions.specsInRegistry);
  const starts = Array.from({ length: Math.ceil(specs.length / size) }, (_, index) => index * size);
  return starts.map((start) => /** @type {Group} */ (specs.slice(start, start + size)));
}

/** @param {Group} group */
function durationOf(group) {
  return group.reduce((sum, test) => sum + (test.duration ?? usualDurationOf(test)), 0);
}

/** @param {Test} test that has not run here yet */
function usualDurationOf(test) {
  const { specsInRegistry, usualMs } = test.context.config.testEnvironmentOptions;
  return Number(usualMs) * (isAlone(test) ? Number(specsInRegistry) : 1);
}
