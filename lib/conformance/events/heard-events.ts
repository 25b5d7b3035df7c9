import type {
  KnownNames,
  StorageEvent,
  Subscription,
} from '../../storage/events/storage-events.js';
import type { StoreUnderTest } from '../store-under-test.js';

interface Waiter {
  readonly matches: (event: StorageEvent) => boolean;
  readonly resolve: (event: StorageEvent) => void;
}

/** Remembers every event, and waits for later events. */
export class HeardEvents {
  readonly events: StorageEvent[] = [];
  private readonly waiters = new Set<Waiter>();
  private subscription: Subscription | undefined;

  static async of(store: StoreUnderTest, known?: KnownNames): Promise<HeardEvents> {
    const heard = new HeardEvents();
    heard.subscription = await store.storage.events.subscribe((event) => heard.hear(event), known);
    return heard;
  }

  /** Resolves with the first event that matches, whether it was heard already or comes later. */
  async first(matches: (event: StorageEvent) => boolean): Promise<StorageEvent> {
    const event = this.events.find(matches);
    return event ?? new Promise((resolve) => this.waiters.add({ matches, resolve }));
  }

  ready(queue: string): Promise<StorageEvent> {
    return this.first((event) => event.kind === 'ready' && event.queue === queue);
  }

  async close(): Promise<void> {
    await this.subscription?.close();
  }

  private hear(event: StorageEvent): void {
    this.events.push(event);
    for (const waiter of this.waiters) {
      if (!waiter.matches(event)) continue;
      this.waiters.delete(waiter);
      waiter.resolve(event);
    }
  }
}
