import { answersWithin } from '../../../../../../support/time/time-limit.js';
import { EmbeddedDatabaseInUseError } from '../errors/embedded-database-in-use-error.js';

/** The last of those who have a directory open or wait for it resolves when it is free. */
type Lines = Map<string, Promise<void>>;

/** One for the process: after a hot reload, two copies of this module may stand side by side. */
const key = Symbol.for('nestjs-hangfire:data-dir-turns');
const shared = globalThis as { [key]?: Lines };
shared[key] ??= new Map();
const lines: Lines = shared[key];

/**
 * Lets the stores of this process have a directory one after the other. With a hot reload the new application
 * starts before the old one has closed; it gets its turn when that is done.
 *
 * @returns frees the directory
 * @throws EmbeddedDatabaseInUseError when it is not free in time
 */
export async function takeTurn(dataDir: string, maxWaitMs: number): Promise<() => void> {
  const before = lines.get(dataDir) ?? Promise.resolve();
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const line = before.then(() => left);
  lines.set(dataDir, line);
  line.then(() => {
    if (lines.get(dataDir) === line) lines.delete(dataDir);
  });

  try {
    const inUse = () => new EmbeddedDatabaseInUseError(dataDir, process.pid);
    await answersWithin(before, maxWaitMs, inUse);
    return leave;
  } catch (error) {
    // Those behind go on waiting for whoever is before.
    leave();
    throw error;
  }
}
