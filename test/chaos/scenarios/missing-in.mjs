/** @import { StoreName } from '../databases/database.mjs' */
/** @import { Scenario } from './scenario.mjs' */

/**
 * Why a scenario cannot be run on a store here; undefined if it can.
 *
 * @param {Scenario} scenario
 * @param {StoreName} store
 */
export function missingIn({ only, missing }, store) {
  return only && !only.includes(store) ? `it is about ${only.join(' and ')}` : missing;
}
