import { nowMs } from '../support/monotonic-clock.mjs';

/** @import { LedgerEvent } from '../ledger/read-ledger.mjs' */

/**
 * How long the jobs of the latest time span waited from being asked for to their first start, of which
 * one in a hundred waited longer. What was killed meanwhile is in it, and what was to be delayed.
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
  for (const { what, number, attempt, atMs } of events) {
    if (number === undefined) continue;
    if (what === 'asked') asked.set(number, atMs);
    if (what === 'started' && attempt === 1 && atMs >= sinceMs) {
      waited.push(atMs - (asked.get(number) ?? atMs));
    }
  }
  waited.sort((a, b) => a - b);
  return Math.round(waited[Math.floor(waited.length * 0.99)] ?? 0);
}
