import type { StorageEvents } from '../../storage/events/storage-events.js';
import { EventListeners } from '../../storages/parts/event-listeners.js';

/** The events of the present store, for listeners that stay when the store is replaced. */
export class LastingEvents extends EventListeners implements StorageEvents {
  /** From now on listeners also hear the events of this store. */
  connect(events: StorageEvents): void {
    void events.subscribe((event) => this.tell([event]));
  }
}
