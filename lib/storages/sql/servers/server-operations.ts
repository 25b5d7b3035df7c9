import type { HandlersOfServers } from '../../../storage/servers/known-handlers.js';
import type {
  LostServer,
  Pulse,
  ServerActivity,
  ServerAnnouncement,
  ServerLoad,
  ServerRecord,
} from '../../../storage/servers/server-store.js';

/** What a server says of itself with each heartbeat. */
export interface Beat {
  readonly id: string;
  readonly load: ServerLoad | undefined;
  readonly isStopping: boolean;
  readonly activity: ServerActivity | undefined;
  /** On which the process of the server listens; undefined while it does not, or that cannot be told. */
  readonly session: string | undefined;
  /** What is sent to the process itself, and where; null: nothing. */
  readonly echo: { readonly channel: string | null; readonly message: string | null };
}

export interface BeatAnswer extends Pick<Pulse, 'isKnown' | 'isStopRequested' | 'pausedQueues'> {
  readonly nowMs: number;
  readonly isEchoed: boolean;
  /** The secret of the schema; undefined where somebody has removed it. */
  readonly secret: string | undefined;
}

/** What a server looks for beside its heartbeat. */
export interface Look {
  readonly id: string;
  readonly queues: readonly string[];
  readonly serverTimeoutMs: number;
}

/** What there is to do for a server. */
export type Surroundings = Omit<Pulse, keyof BeatAnswer>;

/** What a server knows, as a text. */
export interface SaidHandlers {
  readonly fingerprint: string;
  readonly text: string;
}

/** What the role of the servers needs of a dialect. */
export interface ServerOperations<E> {
  announce(executor: E, server: ServerAnnouncement): Promise<void>;
  /** Keeps the text once for all servers that say it, and forgets texts that nobody has said for a day. */
  announceHandlers(executor: E, id: string, said: SaidHandlers): Promise<void>;
  listHandlers(executor: E): Promise<HandlersOfServers[]>;
  beat(executor: E, beat: Beat): Promise<BeatAnswer>;
  /** Both at once, which costs an idle server one exchange instead of two. */
  beatAndLook(executor: E, beat: Beat, look: Look): Promise<BeatAnswer & Surroundings>;
  look(executor: E, look: Look): Promise<Surroundings>;
  /** @returns whether there is such a server */
  requestStop(executor: E, id: string): Promise<boolean>;
  remove(executor: E, id: string): Promise<void>;
  /**
   * Keeps them as lost, and forgets those that have been lost for longer than `LOST_SERVER_RETENTION_MS`.
   *
   * @returns the ids of those that were removed
   */
  removeTimedOut(executor: E, serverTimeoutMs: number): Promise<string[]>;
  /** @returns the ids of all that were there */
  removeAll(executor: E): Promise<string[]>;
  list(executor: E): Promise<ServerRecord[]>;
  listLost(executor: E): Promise<LostServer[]>;
  /** The time of the database, in milliseconds since 1970. */
  readClock(executor: E): Promise<number>;
}
