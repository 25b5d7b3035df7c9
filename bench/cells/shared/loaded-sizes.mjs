/** The sizes of the loaded store. */
export const LOADED = { finished: 5_000_000, scheduled: 1_000_000, failed: 100_000 };
export const LOADED_QUICK = { finished: 50_000, scheduled: 10_000, failed: 1_000 };
