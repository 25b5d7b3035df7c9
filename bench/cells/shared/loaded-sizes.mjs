/** The sizes of the loaded store. Failed attempts are those of the last week; as many more have succeeded as jobs have. */
export const LOADED = {
  finished: 5_000_000,
  scheduled: 1_000_000,
  failed: 100_000,
  failedAttempts: 2_000_000,
};
export const LOADED_QUICK = {
  finished: 50_000,
  scheduled: 10_000,
  failed: 1_000,
  failedAttempts: 20_000,
};
