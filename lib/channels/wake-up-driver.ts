/** The events of a connection to a message queue. */
export interface WakeUpConnectionEvents {
  /** Called with each message; left out by a process that only sends. */
  readonly onMessage?: ((message: string) => void) | undefined;
  /** The connection no longer works. May be called more than once, and after the connection was closed. */
  readonly onLost: (error: unknown) => void;
}

/** A connection to a message queue, until it is lost or closed. It does not connect again by itself. */
export interface WakeUpConnection {
  /** Sends a message to all listeners of the channel, this process included. */
  publish(message: string): Promise<void> | void;
  /** Ends the connection at once, even if the other side is silent. */
  close(): Promise<void> | void;
}

/** One kind of message queue. Its package is loaded when it is needed. */
export interface WakeUpDriver {
  /** For people. */
  readonly name: string;

  /** @throws OptionalPackageMissingError */
  load(): Promise<unknown>;

  /**
   * Connects, and listens on the channel if `events` has an `onMessage`.
   *
   * @param channel letters, digits and underscores
   * @param timeoutMs how long connecting may take
   */
  connect(
    channel: string,
    events: WakeUpConnectionEvents,
    timeoutMs: number,
  ): Promise<WakeUpConnection>;
}
