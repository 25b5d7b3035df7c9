/** How a process hears what others announce. */
export interface Listening {
  onMessage(listener: (message: string) => void): void;
  /** It hears again, after messages may have been missed. */
  onResumed(listener: () => void): void;
  /** What the others can know the session by; undefined while there is none, or it cannot be told. */
  readonly session: string | undefined;
  /** Whether it hears now what the store itself sends, as echoes of heartbeats. */
  readonly hearsStore: boolean;
  /** Resolves after the first attempt to connect; after a failed one, it goes on trying. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Something has just been sent: hearing nothing now would be a bad sign. */
  expectMessage(): void;
  /** It was not sent after all. */
  expectNothing(): void;
}
