/**
 * A hint that something may be worth looking at; losing one costs time, never a job. Whoever hears it
 * looks at the store before doing anything: it may be late, or said by somebody who may say nothing.
 */
export type StorageEvent =
  | { readonly kind: 'ready'; readonly queue: string }
  | { readonly kind: 'scheduled'; readonly runAt: Date }
  /** A job was taken away from that server. */
  | { readonly kind: 'taken-away'; readonly serverId: string }
  /** A parent with continuations has ended, or an ended one has gained some. */
  | { readonly kind: 'continuations' }
  /** Jobs of batches came further, or new batches were created. */
  | { readonly kind: 'batches' }
  /** A recurring job was changed; when the next one becomes due may have changed with it. */
  | { readonly kind: 'recurring' }
  /** A queue was paused or resumed. */
  | { readonly kind: 'queues' }
  /** Somebody wants that server to stop for good. */
  | { readonly kind: 'stop'; readonly serverId: string }
  /** Something may have been missed: look at everything again. */
  | { readonly kind: 'resumed' };

/** What a listener is interested in by name. */
export interface KnownNames {
  readonly queues: readonly string[];
  readonly serverId: string;
}

export type StorageEventListener = (event: StorageEvent) => void;

export interface Subscription {
  close(): Promise<void>;
}

export interface StorageEvents {
  /**
   * Hears of what this process and the others store, as far as the store can announce it. A lost
   * connection is re-established, which is told as `resumed`.
   *
   * @param known where names do not travel between processes, the others' events about a queue or a server
   *   are told to those who know it already
   */
  subscribe(listener: StorageEventListener, known?: KnownNames): Promise<Subscription>;
}
