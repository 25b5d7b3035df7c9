import { KeptConnection } from '../../../../../support/flow/kept-connection.js';
import { HealthLog } from '../../../../../support/health-log.js';
import type { Logger } from '../../../../../support/logger.js';
import type { AnnouncementNames } from '../../../../sql/events/announcement-names.js';
import type { Listening } from '../../../../sql/events/listening.js';
import type { PgClient } from '../connection/pg-pool.js';
import type { PostgresDatabase } from '../connection/postgres-database.js';
import { identifySession, listenTo } from './notify.sql.js';

const MAX_PAUSE_MS = 10_000;

/** A connection on which notifications arrive. */
interface Session {
  readonly client: PgClient;
  readonly channel: string;
  /** What the others can know it by; undefined where that cannot be told. */
  readonly session: string | undefined;
  /** Whether a proxy stands in between, which may give the connection one session after the other. */
  readonly isProxied: boolean;
}

/** A connection that has not delivered what was sent through the database by then is deaf. */
const ECHO_TIMEOUT_MS = 5_000;
/** How often to look for what may have been missed as long as nothing was ever heard on a connection. */
const UNHEARD_INTERVAL_MS = 1_000;
/** So many connections in a row on which nothing was heard do not listen; behind a proxy, one is enough. */
const MAX_DEAF = 2;

/**
 * The one connection on which a process hears notifications.
 *
 * Stopped: nobody listens. Connecting: tries until it succeeds, with growing pauses. Listening: until
 * the connection ends, fails, or stays silent although something was sent to it (a half-open socket
 * reports no error), or the channel has another name; then it connects anew and says that something may have
 * been missed. Until the first notification arrives on a connection it says so every second, because a proxy
 * that pools transactions takes LISTEN and delivers nothing.
 */
export class ListenConnection implements Listening {
  private readonly kept: KeptConnection<Session>;
  private echoTimer: NodeJS.Timeout | undefined;
  private unheardTimer: NodeJS.Timeout | undefined;
  private deafInARow = 0;
  private isDeaf = false;
  private messageListener: (message: string) => void = () => {};
  private resumedListener: () => void = () => {};

  constructor(
    private readonly database: PostgresDatabase,
    private readonly names: AnnouncementNames,
    private readonly logger: Logger,
  ) {
    this.kept = new KeptConnection({
      connect: (onLost) => this.connect(onLost),
      connected: (_, mayHaveMissed) => this.connected(mayHaveMissed),
      failed: () => {},
      isOutdated: ({ channel }) => channel !== names.channel,
      disconnect: (session, stood) => this.disconnect(session, stood),
      health: new HealthLog('listening for notifications', logger),
      maxPauseMs: MAX_PAUSE_MS,
      keepsProcess: true,
    });
    names.onRenamed(() => this.kept.renew());
  }

  onMessage(listener: (message: string) => void): void {
    this.messageListener = listener;
  }

  onResumed(listener: () => void): void {
    this.resumedListener = listener;
  }

  /** What the others can know the session by; undefined while there is none, or it cannot be told. */
  get session(): string | undefined {
    return this.kept.current?.session;
  }

  get hearsStore(): boolean {
    return this.kept.isStarted;
  }

  /** Resolves after the first attempt to connect; after a failed one, it goes on trying. */
  start(): Promise<void> {
    return this.kept.start();
  }

  stop(): Promise<void> {
    return this.kept.stop();
  }

  /** Something has just been sent to the channel: hearing nothing now would be a bad sign. */
  expectMessage(): void {
    if (!this.kept.current || this.echoTimer) return;
    this.echoTimer = setTimeout(() => this.heardNothing(), ECHO_TIMEOUT_MS);
    this.echoTimer.unref();
  }

  /** It was not sent after all. */
  expectNothing(): void {
    clearTimeout(this.echoTimer);
    this.echoTimer = undefined;
  }

  private connected(mayHaveMissed: boolean): void {
    if (mayHaveMissed) this.resumedListener();
    this.unheardTimer = setInterval(() => this.resumedListener(), UNHEARD_INTERVAL_MS).unref();
  }

  private async connect(onLost: () => void): Promise<Session> {
    const client = await this.database.client('listen for notifications');
    client.on('error', () => onLost());
    client.on('end', () => onLost());
    client.on('notification', ({ payload }) => {
      this.heard();
      if (payload) this.messageListener(payload);
    });

    try {
      const { channel } = this.names;
      await this.database.ask(client, listenTo(channel));
      const [row] = (await this.database.ask(client, identifySession)).rows;
      return { client, channel, ...identityOf(client, row?.session) };
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private disconnect({ client }: Session, stood: boolean): void {
    if (stood) this.endTimers();
    client.removeAllListeners('notification');
    client.removeAllListeners('end');
    // Closed, not reused: it listens. Its error listener stays for what may still come.
    client.release(true);
  }

  private heard(): void {
    this.endTimers();
    this.deafInARow = 0;
    this.isDeaf = false;
  }

  private heardNothing(): void {
    const { current } = this.kept;
    if (this.unheardTimer && current) {
      this.deafInARow += 1;
      if (current.isProxied || this.deafInARow >= MAX_DEAF) this.sayDeaf();
    }
    this.kept.renew();
  }

  private sayDeaf(): void {
    if (this.isDeaf) return;
    this.isDeaf = true;
    this.logger.warn(
      'Notifications do not arrive, jobs are looked for every second: a proxy pools transactions. Set ' +
        '`notifications: false` in the options of the store, or let it connect past the proxy',
    );
  }

  private endTimers(): void {
    this.expectNothing();
    clearInterval(this.unheardTimer);
    this.unheardTimer = undefined;
  }
}

/** A session that is another one than the connection was told belongs to a proxy, and outlives this process. */
function identityOf(
  { processID }: PgClient,
  session: unknown,
): Pick<Session, 'session' | 'isProxied'> {
  if (typeof session !== 'string') return { session: undefined, isProxied: false };

  const isProxied = typeof processID === 'number' && !session.startsWith(`${processID} `);
  return { session: isProxied ? undefined : session, isProxied };
}
