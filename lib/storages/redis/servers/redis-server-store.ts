import {
  fingerprintOfHandlers,
  type HandlersOfServers,
  handlersText,
  type KnownHandlers,
  readHandlers,
} from '../../../storage/servers/known-handlers.js';
import {
  type HeartbeatOptions,
  LOST_SERVER_RETENTION_MS,
  type LostServer,
  type Pulse,
  type ServerAnnouncement,
  type ServerRecord,
  type ServerStore,
} from '../../../storage/servers/server-store.js';
import { activityText } from '../../parts/server-activity-text.js';
import type { StoreClock } from '../../parts/store-clock.js';
import type { StagedCreation } from '../jobs/staged-creation.js';
import type { RedisExecutor } from '../redis-executor.js';
import { HEARTBEAT } from './heartbeat.lua.js';
import { HeldByServers } from './held-by-servers.js';
import {
  type HeartbeatAnswer,
  lostServerIn,
  pulseOf,
  type ServerRow,
  serverOf,
} from './server-rows.js';
import {
  ANNOUNCE_HANDLERS,
  ANNOUNCE_SERVER,
  LIST_HANDLERS,
  LIST_LOST_SERVERS,
  LIST_SERVERS,
  REMOVE_SERVER,
  REMOVE_SILENT_SERVERS,
  REQUEST_STOP,
  SERVERS_IN_REMOVAL,
} from './servers.lua.js';

/**
 * A server is removed at once, and what it held is freed in steps behind that: it can no longer come back, and where the steps
 * are broken off, sweeps free the rest. Whoever removes silent servers also ends the creations of processes that have died.
 */
export class RedisServerStore implements ServerStore {
  private readonly held: HeldByServers;

  constructor(
    private readonly redis: RedisExecutor,
    private readonly clock: StoreClock,
    private readonly staged: Pick<StagedCreation, 'recover'>,
  ) {
    this.held = new HeldByServers(redis);
  }

  async announce({ id, name, queues, workerCount, software }: ServerAnnouncement): Promise<void> {
    const softwareText = software ? JSON.stringify(software) : '';
    const said = [id, name, JSON.stringify(queues), workerCount, softwareText];
    await this.redis.run(ANNOUNCE_SERVER, said);
  }

  async announceHandlers(serverId: string, known: KnownHandlers): Promise<void> {
    const text = handlersText(known);
    await this.redis.run(ANNOUNCE_HANDLERS, [serverId, fingerprintOfHandlers(text), text]);
  }

  async listHandlers(): Promise<HandlersOfServers[]> {
    const lists = await this.redis.run<[string, string[]][]>(LIST_HANDLERS);
    return lists.map(([text, serverIds]) => ({ serverIds, known: readHandlers(text) }));
  }

  async heartbeat(serverId: string, options: HeartbeatOptions): Promise<Pulse> {
    const { queues, serverTimeoutMs, load, activity, isStopping = false } = options;
    const sentMs = performance.now();
    const answer = await this.redis.run<HeartbeatAnswer>(HEARTBEAT, [
      serverId,
      serverTimeoutMs,
      load ? JSON.stringify(load) : '',
      activity ? activityText(activity) : '',
      isStopping ? 1 : 0,
      ...queues,
    ]);
    this.clock.synchronize(answer[0], sentMs);
    return pulseOf(answer);
  }

  async requestStop(serverId: string): Promise<boolean> {
    return (await this.redis.run(REQUEST_STOP, [serverId])) === 1;
  }

  async remove(serverId: string): Promise<void> {
    await this.redis.run(REMOVE_SERVER, [serverId]);
    await this.held.free(serverId);
  }

  async removeTimedOut(serverTimeoutMs: number): Promise<string[]> {
    const removed: string[] = [];
    let gone: string[];
    do {
      gone = await this.redis.run<string[]>(REMOVE_SILENT_SERVERS, [serverTimeoutMs]);
      for (const id of gone) await this.held.free(id);
      removed.push(...gone);
    } while (gone.length === SERVERS_IN_REMOVAL);
    await this.held.freeLocksOfNobody();
    await this.staged.recover();
    return removed;
  }

  async list(): Promise<ServerRecord[]> {
    const rows = await this.redis.run<ServerRow[]>(LIST_SERVERS);
    return rows.map(serverOf);
  }

  async listLost(): Promise<LostServer[]> {
    const [now, texts] = await this.redis.run<[number, (string | null)[]]>(LIST_LOST_SERVERS);
    const since = now - LOST_SERVER_RETENTION_MS;
    return texts
      .flatMap((text) => lostServerIn(text) ?? [])
      .filter(({ lostAt }) => lostAt.getTime() > since);
  }
}
