import type {
  StorageEvent,
  StorageEventListener,
  StorageEvents,
  Subscription,
} from '../../storage/storage-events.js';

/** The events of the present store, for listeners that stay when the store is replaced. */
export class LastingEvents implements StorageEvents {
  private readonly listeners = new Set<{ readonly hear: StorageEventListener }>();

  /** From now on listeners also hear the events of this store. */
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
        // The change is stored, so a listener that fails must not keep other listeners from hearing of it.
      }
    }
  }
}
