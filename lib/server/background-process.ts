import type { StorageEvent } from '../storage/events/storage-events.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { Pulse } from '../storage/servers/server-store.js';
import type { Logger } from '../support/logger.js';
import type { Clock } from '../support/time/clock.js';

/** How long a process rests. A wake-up ends the rest earlier. */
export interface Pause {
  readonly ms: number;
  /**
   * Whether the round found something to do. A process that is woken for nothing again and again is woken less often.
   */
  readonly hasFound: boolean;
}

export const pauseFor = (ms: number, hasFound = false): Pause => ({ ms, hasFound });
export const untilWoken: Pause = pauseFor(Number.POSITIVE_INFINITY);
export const atOnce: Pause = pauseFor(0, true);

/**
 * The rest until the next work is due; without a time, the process has to be woken.
 *
 * @param atLeastMs when to look again where another server is doing the work that is due
 */
export function pauseUntil(
  next: Date | undefined,
  { clock, atLeastMs, hasFound }: PauseUntilOptions,
): Pause {
  if (!next) return { ...untilWoken, hasFound };
  const restMs = next.getTime() - clock.now().getTime();
  return pauseFor(Math.max(atLeastMs, restMs), hasFound);
}

interface PauseUntilOptions {
  readonly clock: Clock;
  readonly atLeastMs: number;
  readonly hasFound: boolean;
}

export interface ProcessContext {
  readonly serverId: string;
  readonly storage: JobStorage;
  readonly logger: Logger;
}

/**
 * A kind of hint that can wake a process. `resumed` is missing here, because it wakes every process that has any hint
 * in `wokenBy`.
 */
export type HintKind = Exclude<StorageEvent['kind'], 'resumed'>;

/** When a process has to look, after it has read the pulse. */
export interface WakeTime {
  /** Whether there is something to do now. */
  readonly isDue?: boolean;
  /** When to look, by the store's clock. If several times were named, the earliest counts. */
  readonly at?: Date | undefined;
  /** Whether `at` replaces all times that were named before. */
  readonly putsOff?: boolean;
}

/**
 * Work that a server repeats. A process says what one round does, how long to rest afterwards, and what wakes the
 * process earlier. The runner does the rest: the loop, wake-ups, longer pauses after failures, the log and the stop.
 */
export interface BackgroundProcess {
  readonly name: string;
  /** The hints that wake the process. A hint about a server wakes the processes of that server only. */
  readonly wokenBy?: readonly HintKind[];
  /** Whether the first round comes with the first wake-up, and not with the start of the server. */
  readonly startsAsleep?: boolean;
  wakeAt?(pulse: Pulse): WakeTime;
  /** Called with what each heartbeat has read, for processes that remember it until their next round. */
  heartbeatAnswered?(pulse: Pulse): void;
  /**
   * Called when a heartbeat could not be sent: the store is away, and the other servers could not send theirs either.
   */
  heartbeatMissed?(): void;
  execute(context: ProcessContext): Promise<Pause>;
}
