import type {
  PlainHint,
  StorageEvent,
  StorageEventListener,
  StorageEvents,
  Subscription,
} from '../../../storage/events/storage-events.js';
import { EventListeners } from '../../parts/event-listeners.js';

/**
 * Collects the events of an operation, and tells them when the operation is complete. So listeners see the change, and
 * may call the store at once.
 */
export class MemoryStorageEvents implements StorageEvents {
  private readonly listeners = new EventListeners();
  private readonly readyQueues = new Set<string>();
  private readonly bereftServers = new Set<string>();
  private readonly hints = new Set<PlainHint>();
  private readonly stopsAsked = new Set<string>();
  private nextRunAt = Number.POSITIVE_INFINITY;

  subscribe(listener: StorageEventListener): Promise<Subscription> {
    return this.listeners.subscribe(listener);
  }

  ready(queue: string): void {
    this.readyQueues.add(queue);
  }

  scheduled(runAt: number): void {
    this.nextRunAt = Math.min(this.nextRunAt, runAt);
  }

  takenAway(serverId: string): void {
    this.bereftServers.add(serverId);
  }

  stop(serverId: string): void {
    this.stopsAsked.add(serverId);
  }

  hint(kind: PlainHint): void {
    this.hints.add(kind);
  }

  /** One event for each queue and one for the earliest time, for any number of jobs. */
  tell(): void {
    const events = this.collected();
    this.readyQueues.clear();
    this.bereftServers.clear();
    this.hints.clear();
    this.stopsAsked.clear();
    this.nextRunAt = Number.POSITIVE_INFINITY;

    this.listeners.tell(events);
  }

  private collected(): StorageEvent[] {
    const events: StorageEvent[] = [];
    for (const queue of this.readyQueues) events.push({ kind: 'ready', queue });
    for (const serverId of this.bereftServers) events.push({ kind: 'taken-away', serverId });
    if (Number.isFinite(this.nextRunAt)) {
      events.push({ kind: 'scheduled', runAt: new Date(this.nextRunAt) });
    }
    for (const kind of this.hints) events.push({ kind });
    for (const serverId of this.stopsAsked) events.push({ kind: 'stop', serverId });
    return events;
  }
}
