import { randomBytes } from 'node:crypto';
import { WakeSignal } from '../support/flow/wake-signal.js';
import { HealthLog } from '../support/health-log.js';
import { Backoff } from '../support/time/backoff.js';
import { endsWithin } from '../support/time/time-limit.js';
import type { ResolvedServerOptions } from './server-options.js';
import type { ServerParts } from './server-parts.js';
import { ServerSession } from './server-session.js';

const BACKOFF = { initialMs: 200, maxMs: 10_000 } as const;

/** How long a start that is under way may take to end when the server has to stop, in milliseconds. */
const STOP_TIMEOUT_MS = 2_000;

/**
 * Runs jobs until it is stopped.
 *
 * Connecting: the store cannot be reached yet, and the server keeps trying. Working: a session runs under an id of its
 * own. Restarting: the session was lost, and a new one begins. Stopped: for good, because this process asked for it, or
 * another one through the store.
 */
export class BackgroundJobServer {
  private readonly signal = new WakeSignal();
  private session: ServerSession | undefined;
  private isStopping = false;
  private finished: Promise<void> | undefined;

  constructor(
    private readonly parts: ServerParts,
    private readonly options: ResolvedServerOptions,
  ) {}

  /** Returns at once. If the store is away, the server waits for it in the background. */
  start(): void {
    this.finished ??= this.run();
  }

  /** Takes no more jobs. `stop` waits for the running jobs. */
  sendStop(): void {
    this.isStopping = true;
    this.signal.close();
    this.session?.stop();
  }

  /** Resolves when the running jobs have ended or were requeued, within the shutdown timeout. */
  async stop(): Promise<void> {
    this.sendStop();
    await this.finished;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      const session = await this.openSession();
      if (!session) return;

      this.session = session;
      if (this.isStopping) session.stop();
      if ((await session.ended) === 'stopped') this.sendStop();
      await session.close();
    }
  }

  private async openSession(): Promise<ServerSession | undefined> {
    const health = new HealthLog('starting of the server', this.parts.logger);
    const backoff = new Backoff(BACKOFF);

    while (!this.isStopping) {
      const session = new ServerSession(this.newId(), this.parts, this.options);
      try {
        await this.untilOpen(session);
        health.succeeded();
        return session;
      } catch (error) {
        health.failed(error);
        await this.signal.pause(backoff.nextMs());
      }
    }
    return undefined;
  }

  /**
   * Waits until the session is open, but no longer than the server runs. A store that does not answer must not keep the
   * server from stopping.
   */
  private async untilOpen(session: ServerSession): Promise<void> {
    const opening = this.open(session);
    await Promise.race([opening, this.signal.pause(Number.POSITIVE_INFINITY)]);
    if (this.isStopping) await endsWithin(opening, STOP_TIMEOUT_MS);
  }

  private async open(session: ServerSession): Promise<void> {
    await this.parts.storage.open();
    if (!this.isStopping) await session.open();
  }

  /** Unique for each session, so that no lease of an earlier session is taken for a lease of this session. */
  private newId(): string {
    return `${this.options.name}:${process.pid}:${randomBytes(4).toString('hex')}`.toLowerCase();
  }
}
