/**
 * What every cell exports.
 *
 * @typedef {object} Figure
 * @property {string} label
 * @property {string} unit
 * @property {'more' | 'less'} better
 *
 * @typedef {Record<string, Record<string, number>>} Details By part and figure.
 *
 * @typedef {Record<string, number>} Sizes Changed by `--set cell.name=value`.
 *
 * @typedef {object} Cell
 * @property {string} title
 * @property {Record<string, Figure>} figures
 * @property {Record<string, Figure>} [details] What is measured of each of many parts; the table of them
 *   is ordered by the first.
 * @property {Sizes} sizes
 * @property {Sizes} [quickSizes] For `--quick`, where they differ.
 * @property {readonly string[]} [systems] Only these.
 * @property {'postgres'} [store] Only systems on this store.
 * @property {string} [application] The adapter that stands in for "ours".
 * @property {readonly string[]} [execArgv] Options of Node.js for the process that measures.
 * @property {boolean} [keepsDatabase] One database serves all rounds.
 * @property {boolean} [isLong] Left out unless it is asked for.
 * @property {number} [maxRounds]
 * @property {(sizes: Sizes) => number} [limitSeconds] When a run is given up; 300 without it.
 * @property {string} [comparedWith] The cell whose figures of the same system it is a share of.
 * @property {(run: {
 *   systemName: string,
 *   system: import('../systems/contract.mjs').System,
 *   place: import('../systems/contract.mjs').Place,
 *   sizes: Sizes,
 * }) => Promise<Record<string, number | Details>>} run The figures, and beside them `details`.
 */
