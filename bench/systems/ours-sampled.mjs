import { startTracing } from '../ours/tracing.mjs';
import { oursOnPostgres } from './ours.mjs';

startTracing(0.1);

/** One trace of ten is recorded, for the cell "traced" only. */
export const system = oursOnPostgres({ telemetry: true });
