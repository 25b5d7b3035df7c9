import { startTracing } from '../ours/tracing.mjs';
import { oursOnPostgres } from './ours.mjs';

startTracing(1);

/** Every trace is recorded, for the cell "traced" only. */
export const system = oursOnPostgres({ telemetry: true });
