import { WakeSignal } from '../../../../../support/flow/wake-signal.js';
import { HealthLog } from '../../../../../support/health-log.js';
import type { Logger } from '../../../../../support/logger.js';
import { Backoff } from '../../../../../support/time/backoff.js';
import type { AnnouncementNames } from '../../../../sql/events/announcement-names.js';
import type { Listening } from '../../../../sql/events/listening.js';
import type { PgClient } from '../connection/pg-pool.js';
import type { PostgresDatabase } from '../connection/postgres-database.js';
import { identifySession, listenTo } from './notify.sql.js';

const BACKOFF = { initialMs: 100, maxMs: 10_000 } as const;
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
 * been missed. Until the first
 * notification arrives on a connection it says so every second, because a proxy that pools transactions takes
 * LISTEN and delivers nothing.
 */
export class ListenConnection implements Listening {
  private readonly health: HealthLog;
  private signal = new WakeSignal();
  private finished: Promise<void> | undefined;
  private current: Session | undefined;
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
    this.health = new HealthLog('listening for notifications', logger);
    names.onRenamed(() => {
      if (this.current) this.signal.wake();
    });
  }

  onMessage(listener: (message: string) => void): void {
    this.messageListener = listener;
  }

  onResumed(listener: () => void): void {
    this.resumedListener = listener;
  }

  /** What the others can know the session by; undefined while there is none, or it cannot be told. */
  get session(): string | undefined {
    return this.current?.session;
  }

  get hearsStore(): boolean {
    return this.finished !== undefined;
  }

  /** Resolves after the first attempt to connect; after a failed one, it goes on trying. */
  start(): Promise<void> {
    this.signal = new WakeSignal();
    return new Promise((attempted) => {
      this.finished = this.run(this.signal, attempted);
    });
  }

  async stop(): Promise<void> {
    const { finished } = this;
    this.finished = undefined;
    this.signal.close();
    await finished;
  }

  /** Something has just been sent to the channel: hearing nothing now would be a bad sign. */
  expectMessage(): void {
    if (!this.current || this.echoTimer) return;
    this.echoTimer = setTimeout(() => this.heardNothing(), ECHO_TIMEOUT_MS);
    this.echoTimer.unref();
  }

  /** It was not sent after all. */
  expectNothing(): void {
    clearTimeout(this.echoTimer);
    this.echoTimer = undefined;
  }

  private async run(signal: WakeSignal, attempted: () => void): Promise<void> {
    const backoff = new Backoff(BACKOFF);
    let mayHaveMissed = false;

    while (!signal.isClosed) {
      let listening: Session | undefined;
      try {
        listening = await this.connect(signal);
        // Stopped while it connected: somebody may have started anew since, and has the word.
        if (signal.isClosed) return attempted();
        this.current = listening;
        this.health.succeeded();
        backoff.reset();
        if (mayHaveMissed) this.resumedListener();
        this.unheardTimer = setInterval(() => this.resumedListener(), UNHEARD_INTERVAL_MS).unref();
        attempted();
        const isRenamed = listening.channel !== this.names.channel;
        if (!isRenamed) await signal.pause(Number.POSITIVE_INFINITY);
      } catch (error) {
        this.health.failed(error);
        attempted();
        await signal.pause(backoff.nextMs());
      } finally {
        this.disconnect(listening);
        mayHaveMissed = true;
      }
    }
  }

  private async connect(signal: WakeSignal): Promise<Session> {
    const client = await this.database.client('listen for notifications');
    const lost = () => signal.wake();
    client.on('error', lost);
    client.on('end', lost);
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

  private disconnect(listening: Session | undefined): void {
    if (!listening) return;
    if (this.current === listening) {
      this.current = undefined;
      this.endTimers();
    }
    const { client } = listening;
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
    const { current } = this;
    if (this.unheardTimer && current) {
      this.deafInARow += 1;
      if (current.isProxied || this.deafInARow >= MAX_DEAF) this.sayDeaf();
    }
    this.signal.wake();
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
