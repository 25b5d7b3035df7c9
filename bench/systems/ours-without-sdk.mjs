import { oursOnPostgres } from './ours.mjs';

/** Telemetry is on, but no SDK is set up; for the cell "traced" only. */
export const system = oursOnPostgres({ telemetry: true });
