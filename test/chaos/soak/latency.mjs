import { nowMs } from '../support/monotonic-clock.mjs';

/** @import { LedgerEvent } from '../ledger/read-ledger.mjs' */

/**
 * How long the jobs of the latest time span waited from being asked for to their first start, of which
 * one in a hundred waited longer. What was killed meanwhile is in it; what was to wait is not.
 *
 * @param {readonly LedgerEvent[]} events
 * @param {number} spanMs
 */
export function latencyP99Ms(events, spanMs) {
  const sinceMs = nowMs() - spanMs;
  /** @type {Map<number, number>} */
  const asked = new Map();
  /** @type {number[]} */
  const waited = [];
  for (const { what, number, attempt, hasToWait, atMs } of events) {
    if (number === undefined) continue;
    if (what === 'asked' && !hasToWait) asked.set(number, atMs);
    const askedMs = asked.get(number);
    if (what === 'started' && attempt === 1 && atMs >= sinceMs && askedMs !== undefined) {
      waited.push(atMs - askedMs);
    }
  }
  waited.sort((a, b) => a - b);
  return Math.round(waited[Math.floor(waited.length * 0.99)] ?? 0);
}
