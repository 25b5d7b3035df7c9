import type { LiveServers } from '../live/live-sample.js';

/** Whoever stops in good order was heard shortly before. By default, a server is heard every six seconds. */
const SILENT_AFTER_MS = 9_000;
const TOLD_OF_FOR_MS = 10 * 60_000;

/** A server that others took off the record because nothing was heard of it any more. */
export interface LostServer {
  readonly id: string;
  readonly heartbeatAt: Date;
}

/**
 * Finds servers that have died. Another one takes such a server off the record soon, so it is known by
 * having been silent when it was seen last, and then being gone.
 */
export class LostServers {
  private before: LiveServers | undefined;
  private lost: readonly LostServer[] = [];

  add(now: LiveServers): void {
    const known = new Set(now.servers.map(({ id }) => id));
    const gone = (this.before?.servers ?? []).filter(
      ({ id, isStopping, heartbeatAt }) =>
        !known.has(id) &&
        !isStopping &&
        (this.before?.at.getTime() ?? 0) - heartbeatAt.getTime() > SILENT_AFTER_MS,
    );
    this.lost = [...this.lost, ...gone].filter(
      ({ heartbeatAt }) => now.at.getTime() - heartbeatAt.getTime() < TOLD_OF_FOR_MS,
    );
    this.before = now;
  }

  all(): readonly LostServer[] {
    return this.lost;
  }
}
