import { eventually as look } from '../../lib/conformance/support/eventually.js';

/** Beside other work of the machine, everything takes many times as long as alone. */
const PATIENCE_MS = 30_000;

/** As the suite for stores looks for something again and again, with more patience. */
export const eventually: typeof look = (seen, { withinMs = PATIENCE_MS, ...others } = {}) =>
  look(seen, { withinMs, ...others });
