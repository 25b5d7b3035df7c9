import type { JobStorage } from '../storage/job-storage.js';
import type { Pulse } from '../storage/server-store.js';
import type { StorageEvent } from '../storage/storage-events.js';
import type { Logger } from '../support/logger.js';

/** How long a process rests; it can be woken earlier. */
export interface Pause {
  readonly ms: number;
  /** Whether the turn found something to do. Who is woken for nothing, again and again, is woken less. */
  readonly hasFound: boolean;
}

export const pauseFor = (ms: number, hasFound = false): Pause => ({ ms, hasFound });
export const untilWoken: Pause = pauseFor(Number.POSITIVE_INFINITY);
export const atOnce: Pause = pauseFor(0, true);

export interface ProcessContext {
  readonly serverId: string;
  readonly storage: JobStorage;
  readonly logger: Logger;
}

/** A kind of hint that can wake a process. `resumed` is not listed: it wakes all that some hint wakes. */
export type HintKind = Exclude<StorageEvent['kind'], 'resumed'>;

/** When a process is to look because of what a heartbeat has heard. */
export interface WakeTime {
  /** Whether there is something to do now. */
  readonly isDue?: boolean;
  /** By the store's clock; the earliest time that was named counts. */
  readonly at?: Date | undefined;
  /** Whether `at` takes the place of all times that were named before. */
  readonly putsOff?: boolean;
}

/**
 * Something that a server does again and again. It says what one turn does, how long to rest afterwards, and
 * what wakes it earlier; looping, waking, backing off after failures, logging and stopping are the runner's.
 */
export interface BackgroundProcess {
  readonly name: string;
  /** The hints that wake it. One that is about a server wakes the processes of that server only. */
  readonly wokenBy?: readonly HintKind[];
  /** Whether its first turn comes when it is woken, and not when the server starts. */
  readonly startsAsleep?: boolean;
  wakeAt?(pulse: Pulse): WakeTime;
  /** A heartbeat could not be sent: the store is away, and other servers could not send theirs either. */
  heartbeatMissed?(): void;
  execute(context: ProcessContext): Promise<Pause>;
}
