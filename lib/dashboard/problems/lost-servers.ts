import type { ServerRecord } from '../../storage/server-store.js';
import type { LiveServers } from '../live/live-sample.js';

/** The time for a server whose usual heartbeat interval is not known. */
const UNKNOWN_INTERVAL_MS = 20_000;
/** A server is late after this many times its longest interval. */
const LATE = 1.5;
const TOLD_OF_FOR_MS = 10 * 60_000;

/** A server that others have removed because it was silent. */
export interface LostServer {
  readonly id: string;
  readonly heartbeatAt: Date;
}

interface Seen {
  readonly server: ServerRecord;
  /** The longest time between two of its heartbeats. */
  readonly longestMs: number | undefined;
  readonly silentMs: number;
}

/**
 * Finds servers that have died. Other servers soon remove such a server, so it is one that was late when it
 * was seen last, and then gone. A server that stops in good order is not late.
 */
export class LostServers {
  private seen: ReadonlyMap<string, Seen> = new Map();
  private lost: readonly LostServer[] = [];

  add({ at, servers }: LiveServers): void {
    const known = new Set(servers.map(({ id }) => id));
    const gone = [...this.seen.values()].filter(({ server }) => !known.has(server.id));
    this.lost = [...this.lost, ...gone.filter(wasLate).map(({ server }) => server)].filter(
      ({ heartbeatAt }) => at.getTime() - heartbeatAt.getTime() < TOLD_OF_FOR_MS,
    );
    this.seen = new Map(servers.map((server) => [server.id, this.look(server, at)]));
  }

  all(): readonly LostServer[] {
    return this.lost;
  }

  private look(server: ServerRecord, at: Date): Seen {
    const before = this.seen.get(server.id);
    const heardAtMs = server.heartbeatAt.getTime();
    const sinceMs = before ? heardAtMs - before.server.heartbeatAt.getTime() : 0;
    const longestMs = sinceMs > 0 ? Math.max(sinceMs, before?.longestMs ?? 0) : before?.longestMs;
    return { server, longestMs, silentMs: at.getTime() - heardAtMs };
  }
}

function wasLate({ server, longestMs, silentMs }: Seen): boolean {
  const boundMs = longestMs === undefined ? UNKNOWN_INTERVAL_MS : longestMs * LATE;
  return !server.isStopping && silentMs > boundMs;
}
