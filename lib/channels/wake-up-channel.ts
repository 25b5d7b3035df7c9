import { KeptConnection } from '../support/flow/kept-connection.js';
import { HealthLog } from '../support/health-log.js';
import type { Logger } from '../support/logger.js';
import { endsWithin } from '../support/time/time-limit.js';
import type { WakeUpConnection, WakeUpDriver } from './wake-up-driver.js';

const MAX_PAUSE_MS = 5_000;
const CONNECT_TIMEOUT_MS = 3_000;
/** The limit for a whole attempt to connect, for drivers whose own limit covers only a part of it. */
const ATTEMPT_TIMEOUT_MS = 10_000;
/** How long a caller waits for the first connection, or until the message queue takes a message. */
const PATIENCE_MS = 1_000;
/** A connection that has not delivered a message after this time is deaf: we give it up. */
const ECHO_TIMEOUT_MS = 5_000;
/** While there is no connection, listeners look at the store themselves. */
const LOOK_INTERVAL_MS = 1_000;

/** The name of the channel. It is known once the store is open, and may change. */
export interface ChannelName {
  readonly areKnown: boolean;
  readonly channel: string;
  onRenamed(listener: () => void): void;
}

export interface WakeUpChannelParts {
  readonly driver: WakeUpDriver;
  readonly name: ChannelName;
  /** Opens the store. After that the name is known. */
  readonly openStore: () => Promise<unknown>;
  readonly logger: Logger;
  /** A message without a meaning for its listeners. */
  readonly echo: string;
  /** A message that tells its listeners to look at everything. */
  readonly lookAgain: string;
}

interface Connected {
  readonly connection: WakeUpConnection;
  readonly channel: string;
}

/**
 * A message queue by which processes wake one another.
 *
 * Idle: nobody listens, and nothing was sent yet. Connecting: tries until it succeeds, with growing pauses; every
 * second it tells its listener to look at the store. Connected: until the connection is lost, does not deliver a
 * message that was sent, or the channel gets another name; then it connects anew, and tells its listener that
 * messages may have been missed. A process that only sends does not listen.
 */
export class WakeUpChannel {
  /** The database session: undefined, because a message queue has none. */
  readonly session = undefined;
  readonly hearsStore = false;
  private readonly kept: KeptConnection<Connected>;
  private isHearing = false;
  private isClosed = false;
  /** Whether a message could not be sent. */
  private hasFailed = false;
  private lookTimer: NodeJS.Timeout | undefined;
  private echoTimer: NodeJS.Timeout | undefined;
  private messageListener: (message: string) => void = () => {};
  private resumedListener: () => void = () => {};

  constructor(private readonly parts: WakeUpChannelParts) {
    this.kept = new KeptConnection({
      connect: (onLost) => this.connect(onLost),
      connected: (_, mayHaveMissed) => this.connected(mayHaveMissed),
      failed: () => this.lookAgainAndAgain(),
      isOutdated: ({ channel }) => channel !== parts.name.channel,
      disconnect: ({ connection }, stood) => this.disconnect(connection, stood),
      health: new HealthLog(`wake-ups through ${parts.driver.name}`, parts.logger),
      maxPauseMs: MAX_PAUSE_MS,
      keepsProcess: false,
    });
    parts.name.onRenamed(() => this.kept.renew());
  }

  get type(): string {
    return this.parts.driver.name;
  }

  /** Whether messages get through, as far as is known. */
  get isUp(): boolean {
    return this.kept.current !== undefined;
  }

  onMessage(listener: (message: string) => void): void {
    this.messageListener = listener;
  }

  onResumed(listener: () => void): void {
    this.resumedListener = listener;
  }

  /** @throws OptionalPackageMissingError */
  async open(): Promise<void> {
    this.isClosed = false;
    await this.parts.driver.load();
  }

  /** Listens. Resolves after the first attempt to connect, or after a second; the channel goes on trying. */
  async start(): Promise<void> {
    await this.end();
    this.isHearing = true;
    this.isClosed = false;
    await endsWithin(this.kept.start(), PATIENCE_MS);
  }

  /** Stops listening. */
  async stop(): Promise<void> {
    this.isHearing = false;
    await this.end();
  }

  /** Sends no more messages until it is opened again. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.stop();
  }

  /**
   * Messages that cannot be sent are lost. When sending works again, the channel asks the other processes to look at
   * everything.
   */
  async publish(messages: readonly string[]): Promise<void> {
    if (this.isClosed || !this.parts.name.areKnown) return;
    if (!this.kept.isStarted) await endsWithin(this.kept.start(), PATIENCE_MS);
    const { current } = this.kept;
    if (current && (await this.isSent(current.connection, messages.join('\n')))) return;

    this.hasFailed = true;
    // We give up a connection that does not take messages.
    if (current && this.kept.current === current) this.kept.renew();
  }

  /** Somebody sends a message now. If we hear nothing within the time of an echo, we give the connection up. */
  expectMessage(): void {
    if (!this.isUp || !this.isHearing || this.echoTimer) return;
    this.echoTimer = setTimeout(() => this.kept.renew(), ECHO_TIMEOUT_MS);
    this.echoTimer.unref();
    void this.publish([this.parts.echo]);
  }

  expectNothing(): void {
    clearTimeout(this.echoTimer);
    this.echoTimer = undefined;
  }

  private async end(): Promise<void> {
    this.lookNoMore();
    // An attempt to connect may go on; if it succeeds, we close its connection.
    await endsWithin(this.kept.stop(), PATIENCE_MS);
  }

  private async isSent(connection: WakeUpConnection, message: string): Promise<boolean> {
    try {
      return await endsWithin(Promise.resolve(connection.publish(message)), PATIENCE_MS);
    } catch {
      return false;
    }
  }

  /** Makes up for messages that could not be sent. */
  private makeUp(): void {
    if (!this.hasFailed) return;
    this.hasFailed = false;
    void this.publish([this.parts.lookAgain]);
  }

  private connected(mayHaveMissed: boolean): void {
    this.lookNoMore();
    if (mayHaveMissed) this.resumedListener();
    this.makeUp();
  }

  private async connect(onLost: (error: unknown) => void): Promise<Connected> {
    await this.parts.openStore();
    const { channel } = this.parts.name;
    const onMessage = (text: string) => {
      this.expectNothing();
      for (const message of text.split('\n')) this.messageListener(message);
    };
    const events = { onMessage: this.isHearing ? onMessage : undefined, onLost };
    const connecting = this.parts.driver.connect(channel, events, CONNECT_TIMEOUT_MS);
    if (await endsWithin(connecting, ATTEMPT_TIMEOUT_MS)) {
      return { connection: await connecting, channel };
    }
    connecting.then(
      (late) => this.disconnect(late, false),
      () => {},
    );
    throw new Error(`No answer within ${ATTEMPT_TIMEOUT_MS} ms`);
  }

  private async disconnect(connection: WakeUpConnection, stood: boolean): Promise<void> {
    if (stood) this.expectNothing();
    try {
      await endsWithin(Promise.resolve(connection.close()), PATIENCE_MS);
    } catch {
      // Nobody needs the connection any more.
    }
  }

  private lookAgainAndAgain(): void {
    if (!this.isHearing || this.lookTimer) return;
    this.resumedListener();
    this.lookTimer = setInterval(() => this.resumedListener(), LOOK_INTERVAL_MS);
    this.lookTimer.unref();
  }

  private lookNoMore(): void {
    clearInterval(this.lookTimer);
    this.lookTimer = undefined;
  }
}
