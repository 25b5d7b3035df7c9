import { Stopwatch } from '../support/stopwatch.mjs';
import { loadSystem } from '../systems/index.mjs';
import { peakMemoryBytes } from './peak-memory.mjs';
import { serve } from './serve.mjs';

let system;
let application;
let stopwatch;

serve({
  async load(name) {
    system = await loadSystem(name);
  },

  async start({ place, concurrency, waitMs }) {
    stopwatch = new Stopwatch({ waitMs });
    application = await system.open(place, { concurrency, handle: stopwatch.handle });
  },

  countRan: () => stopwatch.ledger.ran,

  /** Ends in an orderly way and returns what happened. */
  async stop() {
    const peakBytes = peakMemoryBytes();
    const processorMs = stopwatch.ledger.processorMs;
    await application.close();
    const { counts, ran, firstStartMs } = stopwatch.ledger;
    return { counts, ran, firstStartMs, delaysMs: stopwatch.delaysMs, peakBytes, processorMs };
  },
});
