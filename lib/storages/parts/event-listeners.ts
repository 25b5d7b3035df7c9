import type {
  StorageEvent,
  StorageEventListener,
  Subscription,
  ToldHint,
} from '../../storage/events/storage-events.js';

interface Listener {
  readonly hear: StorageEventListener;
}

/** Those who listen to the events of a store within one process. */
export class EventListeners {
  private readonly listeners = new Set<Listener>();

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

  /** Tells each listener all of these events, in their order. */
  tell(events: readonly StorageEvent[]): void {
    for (const listener of [...this.listeners]) {
      for (const event of events) hearSafely(listener, event);
    }
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
