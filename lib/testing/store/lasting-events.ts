import type {
  StorageEvent,
  StorageEventListener,
  StorageEvents,
  Subscription,
  ToldHint,
} from '../../storage/storage-events.js';

interface Listener {
  readonly hear: StorageEventListener;
}

/** The events of the present store, for listeners that stay when the store is replaced. */
export class LastingEvents implements StorageEvents {
  private readonly listeners = new Set<Listener>();

  /** From now on listeners also hear the events of this store. */
  connect(events: StorageEvents): void {
    void events.subscribe((event) => this.tell(event));
  }

  async subscribe(listener: StorageEventListener): Promise<Subscription> {
    const entry = { hear: listener };
    this.listeners.add(entry);
    return {
      tell: (kind) => this.tellOthers(entry, kind),
      close: async () => {
        this.listeners.delete(entry);
      },
    };
  }

  private tell(event: StorageEvent): void {
    for (const listener of [...this.listeners]) hearSafely(listener, event);
  }

  private tellOthers(teller: Listener, kind: ToldHint): void {
    for (const listener of [...this.listeners]) {
      if (listener !== teller) hearSafely(listener, { kind });
    }
  }
}

function hearSafely({ hear }: Listener, event: StorageEvent): void {
  try {
    hear(event);
  } catch {
    // The change is stored, so a listener that fails must not keep other listeners from hearing of it.
  }
}
