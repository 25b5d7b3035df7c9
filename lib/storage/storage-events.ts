/** A hint that something may be worth looking at; losing one costs time, never a job. */
export type StorageEvent =
  | { readonly kind: 'ready'; readonly queue: string }
  | { readonly kind: 'scheduled'; readonly runAt: Date }
  | { readonly kind: 'taken-away'; readonly jobId: string; readonly serverId: string }
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

export type StorageEventListener = (event: StorageEvent) => void;

export interface Subscription {
  close(): Promise<void>;
}

export interface StorageEvents {
  /**
   * Hears of what this process and the others store, as far as the store can announce it. A lost
   * connection is re-established, which is told as `resumed`.
   */
  subscribe(listener: StorageEventListener): Promise<Subscription>;
}
