import type { SlowSample } from '../../problems/samples.js';
import { isSilent } from '../../problems/silence.js';
import type { ServerActivity, ServerRecord } from '../../storage/servers/server-store.js';
import type { WorkAnswer } from '../answers/live.js';

/** The work of all servers; undefined if a server does not report its work, because the sum would be too low. */
export function workOf({
  servers,
  at,
}: Pick<SlowSample, 'servers' | 'at'>): WorkAnswer | undefined {
  const heard = servers.filter((server) => !isSilent(server, at));
  const telling = heard.filter(saysActivity);
  if (telling.length < heard.length) return undefined;

  const sumOf = (amountOf: (server: TellingServer) => number) =>
    telling.reduce((sum, server) => sum + amountOf(server), 0);
  return {
    busyWorkers: sumOf(({ activity }) => activity.busyWorkers),
    workers: sumOf(({ workerCount }) => workerCount),
    claimedAhead: sumOf(({ activity }) => activity.claimedAhead),
    abandonedRuns: sumOf(({ activity }) => activity.abandonedCount),
  };
}

type TellingServer = ServerRecord & { readonly activity: ServerActivity };

const saysActivity = (server: ServerRecord): server is TellingServer =>
  server.activity !== undefined;
