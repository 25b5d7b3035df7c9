/** @import { LedgerEvent } from './read-ledger.mjs' */

/**
 * A job that a client asked for. Neither acknowledged nor rolled back: its answer got lost, so that it
 * may be stored or not.
 *
 * @typedef {object} Request
 * @property {boolean} isAcknowledged
 * @property {boolean} isRolledBack
 * @property {string | undefined} group
 */

/**
 * @param {readonly LedgerEvent[]} events oldest first
 * @returns {Map<number, Request>} by number
 */
export function requestsOf(events) {
  /** @type {Map<number, Request>} */
  const requests = new Map();
  for (const { what, number, group } of events) {
    if (number === undefined) continue;

    const request = requests.get(number);
    if (what === 'asked') {
      requests.set(number, { isAcknowledged: false, isRolledBack: false, group });
    } else if (request && what === 'acknowledged') request.isAcknowledged = true;
    else if (request && what === 'rolledBack') request.isRolledBack = true;
  }
  return requests;
}
