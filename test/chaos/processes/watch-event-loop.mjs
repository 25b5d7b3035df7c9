import { nowMs } from '../support/monotonic-clock.mjs';

/** @import { LedgerWriter } from '../ledger/ledger-writer.mjs' */

const TICK_MS = 50;

/**
 * Notes when this process could do nothing for so long that others may have taken it for dead: the
 * machine was busy, or a job was.
 *
 * @param {LedgerWriter} ledger
 * @param {number} serverTimeoutMs
 */
export function watchEventLoop(ledger, serverTimeoutMs) {
  let lastMs = nowMs();
  const watch = () => {
    const fromMs = lastMs;
    lastMs = nowMs();
    if (lastMs - fromMs > serverTimeoutMs / 2) {
      ledger.write('disturbed', { kind: 'stall', fromMs, toMs: lastMs });
    }
  };
  setInterval(watch, TICK_MS).unref();
}
