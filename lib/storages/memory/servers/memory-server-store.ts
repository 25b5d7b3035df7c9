import {
  fingerprintOfHandlers,
  type HandlersOfServers,
  handlersText,
  type KnownHandlers,
} from '../../../storage/servers/known-handlers.js';
import {
  type HeartbeatOptions,
  LOST_SERVER_RETENTION_MS,
  type LostServer,
  MAX_LOST_SERVERS,
  type Pulse,
  type ServerAnnouncement,
  type ServerRecord,
  type ServerStore,
} from '../../../storage/servers/server-store.js';
import { earliest } from '../jobs/earliest.js';
import { standsUnder } from '../jobs/stored-job.js';
import type { LockHolder } from '../locks/lock-table.js';
import type { MemoryTables, StoredServer } from '../memory-tables.js';

export class MemoryServerStore implements ServerStore {
  constructor(private readonly tables: MemoryTables) {}

  async announce({ id, name, queues, workerCount, software }: ServerAnnouncement): Promise<void> {
    const now = this.tables.now();
    const server = { id, name, queues: [...queues], workerCount, software };
    const life = {
      startedAt: now,
      heartbeatAt: now,
      isStopping: false,
      load: undefined,
      activity: undefined,
      handlers: undefined,
    };
    this.tables.servers.set(id, { ...server, ...life });
  }

  async announceHandlers(serverId: string, known: KnownHandlers): Promise<void> {
    const server = this.tables.servers.get(serverId);
    if (server) this.tables.servers.set(serverId, { ...server, handlers: structuredClone(known) });
  }

  async listHandlers(): Promise<HandlersOfServers[]> {
    const lists = new Map<string, { serverIds: string[]; known: KnownHandlers }>();
    for (const { id, handlers } of this.tables.servers.values()) {
      if (!handlers) continue;
      const key = fingerprintOfHandlers(handlersText(handlers));
      const list = lists.get(key) ?? { serverIds: [], known: structuredClone(handlers) };
      list.serverIds.push(id);
      lists.set(key, list);
    }
    return [...lists.values()];
  }

  async heartbeat(serverId: string, options: HeartbeatOptions): Promise<Pulse> {
    const server = this.beat(serverId, options);
    const { pausedQueues, jobs } = this.tables;
    const isReady = (queue: string) => !pausedQueues.has(queue) && jobs.ready.first(queue);

    return {
      isKnown: server !== undefined,
      isStopRequested: server?.isStopping === true,
      pausedQueues: [...pausedQueues.keys()],
      hasReadyJobs: options.queues.some(isReady),
      hasParkedJobs: this.hasParkedJobs(options.queues),
      hasAbandonedJobs: this.hasAbandonedJobs(options.serverTimeoutMs),
      hasReleasedContinuations: this.tables.links.hasDue,
      hasUncountedBatches: this.tables.batches.hasUnfolded,
      nextRecurringAt: this.tables.recurring.nextRunAt(),
      nextDueAt: this.tables.jobs.nextDueAt(),
      nextTimeoutAt: this.nextTimeoutAt(serverId, options.serverTimeoutMs),
    };
  }

  async requestStop(serverId: string): Promise<boolean> {
    const { servers, events } = this.tables;
    const server = servers.get(serverId);
    if (server === undefined) return false;

    servers.set(serverId, { ...server, isStopping: true });
    events.stop(serverId);
    events.tell();
    return true;
  }

  async remove(serverId: string): Promise<void> {
    this.takeOut(serverId);
    this.tables.events.tell();
  }

  async removeTimedOut(serverTimeoutMs: number): Promise<string[]> {
    const servers = [...this.tables.servers.values()];
    const gone = servers.filter((server) => this.isSilentFor(server, serverTimeoutMs));

    for (const server of gone) {
      this.takeOut(server.id);
      this.keepAsLost(server);
    }
    this.tables.locks.freeAll((holder) => this.isNobody(holder));
    this.tables.events.tell();
    return gone.map(({ id }) => id);
  }

  async listLost(): Promise<LostServer[]> {
    const since = this.tables.now() - LOST_SERVER_RETENTION_MS;
    return [...this.tables.lostServers.values()]
      .filter(({ lostAt }) => lostAt.getTime() > since)
      .reverse()
      .slice(0, MAX_LOST_SERVERS);
  }

  async list(): Promise<ServerRecord[]> {
    return [...this.tables.servers.values()].map(({ handlers, ...server }) => ({
      ...server,
      queues: [...server.queues],
      startedAt: new Date(server.startedAt),
      heartbeatAt: new Date(server.heartbeatAt),
    }));
  }

  private beat(serverId: string, options: HeartbeatOptions): StoredServer | undefined {
    const server = this.tables.servers.get(serverId);
    if (server === undefined) return undefined;

    const isStopping = server.isStopping || options.isStopping === true;
    const load = options.load ?? server.load;
    const activity = options.activity ?? server.activity;
    const beaten = { ...server, heartbeatAt: this.tables.now(), isStopping, load, activity };
    this.tables.servers.set(serverId, beaten);
    return beaten;
  }

  private keepAsLost({ id, name, startedAt, heartbeatAt }: StoredServer): void {
    const { lostServers } = this.tables;
    lostServers.delete(id);
    lostServers.set(id, {
      id,
      name,
      startedAt: new Date(startedAt),
      heartbeatAt: new Date(heartbeatAt),
      lostAt: new Date(this.tables.now()),
    });
    const [oldest] = lostServers.keys();
    if (oldest !== undefined && lostServers.size > MAX_LOST_SERVERS) lostServers.delete(oldest);
  }

  private takeOut(serverId: string): void {
    this.tables.servers.delete(serverId);
    this.tables.locks.endTurnsOf(serverId);
    this.tables.locks.freeAll((holder) => holder.serverId === serverId);
  }

  /** Whether the server and the job of the holder are gone. A sweep frees the locks of abandoned jobs. */
  private isNobody(holder: LockHolder): boolean {
    const { jobs, servers } = this.tables;
    return !servers.has(holder.serverId) && !standsUnder(jobs.find(holder.jobId), holder);
  }

  private isSilentFor({ heartbeatAt }: StoredServer, serverTimeoutMs: number): boolean {
    return this.tables.now() - heartbeatAt > serverTimeoutMs;
  }

  private hasParkedJobs(queues: readonly string[]): boolean {
    const { pausedQueues, jobs } = this.tables;
    return jobs.parked
      .firstOfEach()
      .some(({ queue }) => queues.includes(queue) && !pausedQueues.has(queue));
  }

  private hasAbandonedJobs(serverTimeoutMs: number): boolean {
    const { jobs, locks, servers } = this.tables;
    return [...jobs.leased.keys(), ...locks.holdingServers()].some((serverId) => {
      const server = servers.get(serverId);
      return server === undefined || this.isSilentFor(server, serverTimeoutMs);
    });
  }

  /** The server of this heartbeat is not silent. */
  private nextTimeoutAt(serverId: string, serverTimeoutMs: number): Date | undefined {
    const others = [...this.tables.servers.values()].filter(({ id }) => id !== serverId);
    return earliest(others.map(({ heartbeatAt }) => heartbeatAt + serverTimeoutMs));
  }
}
