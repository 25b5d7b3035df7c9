import type { JobStorage } from '../storage/job-storage.js';
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

/**
 * Something that a server does again and again. It says only what one turn does and how long to rest
 * afterwards; looping, backing off after failures, logging and stopping are the runner's.
 */
export interface BackgroundProcess {
  readonly name: string;
  execute(context: ProcessContext): Promise<Pause>;
}
