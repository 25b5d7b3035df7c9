import runners from 'jest-runner';
import { ENTRY, groupOfOne, groupsOf } from './groups.js';
import { resultOfSpec, titlesInSpec } from './results.js';

/** Its types are those of CommonJS, what is imported is not. */
const TestRunner = /** @type {typeof import('jest-runner').default} */ (
  /** @type {unknown} */ (runners)
);

/**
 * Runs neighbouring specs in one module registry. Jest gives each file a fresh one, and to load the
 * library, Nest and TypeORM into it takes longer than most specs do. Everything else is as Jest has it: each
 * file has its own result, and a spec that runs by itself, or by `--testNamePattern`, runs in the usual way.
 *
 * @typedef {import('jest-runner').Test} Test
 * @typedef {import('jest-runner').TestEvents} TestEvents
 */
export default class SharedRegistryRunner extends TestRunner {
  /** By the first spec of each, for which Jest takes the group. @type {Map<Test, readonly Test[]>} */
  #groups = new Map();
  #specGroups;

  /** @param {ConstructorParameters<typeof TestRunner>} given */
  constructor(...[globalConfig, context]) {
    // Workers get this with each test. They know the configuration of a project by its whole text, and would transform
    // all files anew for each group if the group stood there.
    const withGroups = { ...globalConfig, specGroups: /** @type {string[][]} */ ([]) };
    super(withGroups, context);
    this.#specGroups = withGroups.specGroups;
  }

  /**
   * @override
   * @type {InstanceType<typeof TestRunner>['runTests']}
   */
  runTests(tests, watcher, options) {
    const isNarrowed = this._globalConfig.testNamePattern !== undefined;
    const groups = isNarrowed ? tests.map(groupOfOne) : groupsOf(tests);
    this.#groups = new Map(groups.map((group) => [group[0], group]));
    const paths = groups.map((group) => group.map(({ path }) => path));
    this.#specGroups.splice(0, this.#specGroups.length, ...paths);
    return super.runTests([...this.#groups.keys()], watcher, options);
  }

  /**
   * Jest hears of specs only, not of groups.
   *
   * @override
   * @type {InstanceType<typeof TestRunner>['on']}
   */
  on(eventName, listener) {
    return super.on(eventName, async (data) => {
      for (const each of this.#forEachSpec(data)) await listener(/** @type {typeof data} */ (each));
    });
  }

  /**
   * @param {TestEvents[keyof TestEvents]} data
   * @returns {unknown[]}
   */
  #forEachSpec([about, what]) {
    if (typeof about === 'string') {
      return [ofSpec(about, /** @type {import('./results.js').Titles} */ (what))];
    }

    const group = this.#groups.get(about) ?? [about];
    if (group.length === 1) return [[about, what]];
    return group.map((spec, index) => [
      spec,
      isResult(what) ? resultOfSpec(what, index, spec.path) : what,
    ]);
  }
}

/**
 * An event of a case, which names the file of the group; the path of the spec is its first title.
 *
 * @param {string} path
 * @param {import('./results.js').Titles} event
 */
function ofSpec(path, event) {
  const [spec] = event.ancestorTitles;
  return path === ENTRY ? [spec, { ...event, ...titlesInSpec(event) }] : [path, event];
}

/**
 * @param {object | undefined} what
 * @returns {what is import('./results.js').GroupResult}
 */
function isResult(what) {
  return what !== undefined && 'specs' in what;
}
