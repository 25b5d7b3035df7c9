/** The hints that no write to the store causes: those who listen tell them each other. */
export const TOLD_HINTS = [
  /** Somebody waits for jobs to end. */
  'awaited',
  /** Jobs have ended, or failed for good. Only told while somebody waits for jobs. */
  'ended',
] as const;

export type ToldHint = (typeof TOLD_HINTS)[number];

/** The kinds of hints that name nothing. A new kind needs a line here, stores that announce it, and a listener. */
export const PLAIN_HINTS = [
  /** A parent with continuations has ended, or a parent that had ended got a continuation. */
  'continuations',
  /** Jobs of batches have changed their states, or new batches were created. */
  'batches',
  /** A recurring job was changed, and perhaps the time when the next recurring job becomes due. */
  'recurring',
  /** A queue was paused or resumed. */
  'queues',
  /** Jobs were parked, because a server did not know their methods. */
  'parked',
  ...TOLD_HINTS,
] as const;

/** A kind of hint that names nothing. */
export type PlainHint = (typeof PLAIN_HINTS)[number];

/**
 * A hint that a look at the store may be worth while. A lost hint costs time, never a job. Listeners look at the store
 * before they do anything, because a hint may be late, or come from somebody without rights.
 */
export type StorageEvent =
  | { readonly kind: PlainHint }
  | { readonly kind: 'ready'; readonly queue: string }
  | { readonly kind: 'scheduled'; readonly runAt: Date }
  /** A job was taken away from this server. */
  | { readonly kind: 'taken-away'; readonly serverId: string }
  /** Somebody wants this server to stop for good. */
  | { readonly kind: 'stop'; readonly serverId: string }
  /** Hints may have been lost: look at everything again. */
  | { readonly kind: 'resumed' };

/** The names that a listener knows. */
export interface KnownNames {
  readonly queues: readonly string[];
  readonly serverId: string;
}

export type StorageEventListener = (event: StorageEvent) => void;

export interface Subscription {
  /**
   * Tells the hint to all other listeners, in this process and, as far as the store can announce it, in others. Returns
   * at once and never throws; a hint may get lost.
   */
  tell(hint: ToldHint): void;
  close(): Promise<void>;
}

/** A message queue beside the store that hints travel through. */
export interface WakeUpChannelState {
  /** Such as `redis`. */
  readonly type: string;
  /** Whether this process is connected to it. Without it, servers look at the store every second. */
  readonly isUp: boolean;
}

export interface StorageEvents {
  /** Undefined where the store has none. */
  readonly channel?: WakeUpChannelState | undefined;

  /**
   * Hears of changes by this process and, as far as the store can announce them, by other processes. The store renews
   * a lost connection and then tells `resumed`.
   *
   * @param known a store that sends no names between processes tells this listener only of queues and servers that it
   *   knows
   */
  subscribe(listener: StorageEventListener, known?: KnownNames): Promise<Subscription>;
}
