import type { ServerRecord } from '../storage/servers/server-store.js';
import { isSilent } from './silence.js';

/**
 * The server that looks for problems: of the live servers that can do so, the one that started first. Servers may
 * learn of each other late, and then two of them look for a while. The store opens each problem only once.
 */
export function watchingServer(
  servers: readonly ServerRecord[],
  now: Date,
): ServerRecord | undefined {
  return servers
    .filter(({ activity, isStopping }) => activity?.watchesProblems === true && !isStopping)
    .filter((server) => !isSilent(server, now))
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1))[0];
}
