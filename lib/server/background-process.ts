import type { JobStorage } from '../storage/job-storage.js';
import type { Logger } from '../support/logger.js';

/** How long a process rests; it can be woken earlier. */
export interface Pause {
  readonly ms: number;
}

export const pauseFor = (ms: number): Pause => ({ ms });
export const untilWoken: Pause = { ms: Number.POSITIVE_INFINITY };
export const atOnce: Pause = { ms: 0 };

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
