import type { StorageEvent } from '../../../../storage/storage-events.js';

/** What travels in a notification; without an event it only proves that notifications arrive. */
export interface EventMessage {
  readonly origin: string;
  readonly event: StorageEvent | undefined;
}

export function writeMessage({ origin, event }: EventMessage): string {
  return JSON.stringify({ origin, event });
}

/** Undefined for what some other version or program has sent. */
export function readMessage(text: string): EventMessage | undefined {
  try {
    const { origin, event } = JSON.parse(text) as { origin: string; event?: StorageEvent };
    if (event?.kind !== 'scheduled') return { origin, event };
    return { origin, event: { kind: 'scheduled', runAt: new Date(event.runAt) } };
  } catch {
    return undefined;
  }
}
