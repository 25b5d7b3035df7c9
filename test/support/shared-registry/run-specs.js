import circus from 'jest-circus/runner';
import { ENTRY, specsWith } from './groups.js';
import { withSpecs } from './results.js';

// A worker with nothing left to do takes its heap apart, with all that was loaded into it. That takes longer than
// Jest waits for it to end. `exit` leaves the heap to the system; what a spec leaves open still keeps the worker.
if (process.send) process.once('beforeExit', () => process.exit());

/**
 * What the entry of a group finds among its globals: the specs, and the block to which belongs whatever is
 * described next.
 *
 * @typedef {object} GroupGlobals
 * @property {readonly string[]} specFiles
 * @property {{ current(): DescribeBlock, enter(block: DescribeBlock): void }} blocks
 *
 * @typedef {import('@jest/types').Circus.DescribeBlock} DescribeBlock
 */

/**
 * What runs a file in a worker: as usual, and for the first of a group the whole group, with the results of each spec.
 *
 * @type {typeof circus.default}
 */
export default function runSpecs(globalConfig, config, environment, runtime, path, ...others) {
  const specFiles = specsWith(path, globalConfig);
  if (specFiles.length === 1) {
    return circus.default(globalConfig, config, environment, runtime, path, ...others);
  }

  environment.handleTestEvent = offerGroup(environment.global, specFiles);
  // Nothing is awaited here: the first line of an error that is outside of packages is shown to people.
  const running = circus.default(globalConfig, config, environment, runtime, ENTRY, ...others);
  return running.then((result) => withSpecs(result, specFiles, config, globalConfig));
}

/**
 * @param {object} globals
 * @param {readonly string[]} specFiles
 * @returns {import('@jest/types').Circus.EventHandler}
 */
function offerGroup(globals, specFiles) {
  return ({ name }, state) => {
    if (name !== 'setup') return;

    const blocks = {
      current: () => state.currentDescribeBlock,
      enter: (/** @type {DescribeBlock} */ block) => {
        state.currentDescribeBlock = block;
      },
    };
    Object.assign(globals, { specFiles, blocks });
  };
}
