import type {
  StorageEvent,
  StorageEventListener,
  StorageEvents,
  Subscription,
} from '../../storage/storage-events.js';

/** The events of one store after the other, for listeners that stay. */
export class LastingEvents implements StorageEvents {
  private readonly listeners = new Set<{ readonly hear: StorageEventListener }>();

  /** From now on those of this store are told as well. */
  connect(events: StorageEvents): void {
    void events.subscribe((event) => this.tell(event));
  }

  async subscribe(listener: StorageEventListener): Promise<Subscription> {
    const entry = { hear: listener };
    this.listeners.add(entry);
    return {
      close: async () => {
        this.listeners.delete(entry);
      },
    };
  }

  private tell(event: StorageEvent): void {
    for (const { hear } of [...this.listeners]) {
      try {
        hear(event);
      } catch {
        // What has happened is stored: a listener that fails is no concern of the others.
      }
    }
  }
}
