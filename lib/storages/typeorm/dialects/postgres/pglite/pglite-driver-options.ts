import { resolve } from 'node:path';

/** A database that lives and dies with its pool. */
export const IN_MEMORY = 'memory://';

const DEFAULT_MAX_WAIT_MS = 30_000;

/** Hears of a database that is going to be made in this directory, which takes seconds. */
export type CreationListener = (dataDir: string) => void;

export interface PgliteDriverOptions {
  /**
   * The directory that holds the database; it is created where it does not exist. One process at a
   * time can have it open. What was committed outlives a crash of the process, but not surely one of
   * the machine: PGlite leaves the writing to disk to the operating system. `memory://` keeps
   * nothing.
   */
  readonly dataDir: string;

  /**
   * How long a statement waits for its turn while another client has a transaction open, in
   * milliseconds. Then it fails with `HANGFIRE_EMBEDDED_DATABASE_BUSY`, which ends transactions
   * that wait for themselves. Opening the directory waits as long for another store of this process that
   * has it open, and is perhaps about to close.
   *
   * @default 30_000
   */
  readonly maxWaitMs?: number | undefined;

  /** @default nobody is told */
  readonly onCreation?: CreationListener | undefined;
}

export interface ResolvedPgliteDriverOptions {
  readonly dataDir: string;
  readonly maxWaitMs: number;
  readonly onCreation: CreationListener;
}

export function resolvePgliteDriverOptions(
  given: PgliteDriverOptions,
): ResolvedPgliteDriverOptions {
  return Object.freeze({
    dataDir: given.dataDir === IN_MEMORY ? IN_MEMORY : resolve(given.dataDir),
    maxWaitMs: given.maxWaitMs ?? DEFAULT_MAX_WAIT_MS,
    onCreation: given.onCreation ?? (() => {}),
  });
}
