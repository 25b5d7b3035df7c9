import type { HealthLog } from '../health-log.js';
import { Backoff } from '../time/backoff.js';
import { WakeSignal } from './wake-signal.js';

const FIRST_PAUSE_MS = 100;

export interface KeptConnectionParts<C> {
  /**
   * @param onLost call this when the connection is of no more use. Calling it more than once, or when the connection is
   *   closed, does no harm
   * @throws if there is no connection
   */
  connect(onLost: (error?: unknown) => void): Promise<C>;
  /** The connection stands. `mayHaveMissed`: another connection stood before, or an attempt has failed. */
  connected(connection: C, mayHaveMissed: boolean): void;
  /** An attempt has failed. Others will follow. */
  failed(): void;
  /** Whether the connection must be replaced, although it stands. */
  isOutdated(connection: C): boolean;
  /** Ends a connection. `stood`: `connected` was called with it, and no other connection stands now. */
  disconnect(connection: C, stood: boolean): Promise<void> | void;
  readonly health: HealthLog;
  readonly maxPauseMs: number;
  /** Whether waiting for the next attempt keeps the process from ending. */
  readonly keepsProcess: boolean;
}

/**
 * One connection that is replaced whenever it is lost.
 *
 * Stopped: there is no connection. Connecting: tries until it succeeds, with growing pauses. Connected: until the
 * connection is lost, outdated or renewed; then it connects again.
 */
export class KeptConnection<C> {
  private signal: WakeSignal;
  private finished: Promise<void> | undefined;
  private connection: C | undefined;

  constructor(private readonly parts: KeptConnectionParts<C>) {
    this.signal = new WakeSignal(parts.keepsProcess);
  }

  get isStarted(): boolean {
    return this.finished !== undefined;
  }

  /** The connection that stands. */
  get current(): C | undefined {
    return this.connection;
  }

  /** Resolves after the first attempt to connect. If the attempt has failed, others follow. */
  start(): Promise<void> {
    this.signal.close();
    const signal = new WakeSignal(this.parts.keepsProcess);
    this.signal = signal;
    return new Promise((attempted) => {
      this.finished = this.run(signal, attempted);
    });
  }

  /** Resolves when the connection is closed, or the attempt to connect has ended. */
  async stop(): Promise<void> {
    const { finished } = this;
    this.finished = undefined;
    this.signal.close();
    await finished;
  }

  /** Replaces the connection. */
  renew(): void {
    if (this.connection !== undefined) this.signal.wake();
  }

  private async run(signal: WakeSignal, attempted: () => void): Promise<void> {
    const { parts } = this;
    const backoff = new Backoff({ initialMs: FIRST_PAUSE_MS, maxMs: parts.maxPauseMs });
    let mayHaveMissed = false;
    while (!signal.isClosed) {
      let connection: C | undefined;
      try {
        connection = await this.connect(signal);
        // The connection was stopped while it was connecting. By now another start may be in charge.
        if (signal.isClosed) break;
        this.connection = connection;
        parts.health.succeeded();
        backoff.reset();
        parts.connected(connection, mayHaveMissed);
        attempted();
        if (!parts.isOutdated(connection)) await signal.pause(Number.POSITIVE_INFINITY);
      } catch (error) {
        parts.health.failed(error);
        if (!signal.isClosed) parts.failed();
        attempted();
        await signal.pause(backoff.nextMs());
      } finally {
        mayHaveMissed = true;
        if (connection !== undefined) await this.leave(connection);
      }
    }
    attempted();
  }

  private async connect(signal: WakeSignal): Promise<C> {
    let connection: C | undefined;
    // An error before the connection stands is thrown, so it needs no handling here.
    const onLost = (error?: unknown) => {
      if (connection === undefined || this.connection !== connection) return;
      if (error !== undefined) this.parts.health.failed(error);
      signal.wake();
    };
    connection = await this.parts.connect(onLost);
    return connection;
  }

  private async leave(connection: C): Promise<void> {
    const stood = this.connection === connection;
    if (stood) this.connection = undefined;
    await this.parts.disconnect(connection, stood);
  }
}
