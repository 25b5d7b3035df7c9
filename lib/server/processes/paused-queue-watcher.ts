import type { Pulse } from '../../storage/server-store.js';
import {
  type BackgroundProcess,
  type Pause,
  untilWoken,
  type WakeTime,
} from '../background-process.js';
import type { PausedQueues } from '../claiming/admission/paused-queues.js';

/** What a server knows of the paused queues. */
export type KnownPauses = Pick<PausedQueues, 'differFrom' | 'look'>;

/** Reads which queues are paused, when that may have changed. */
export class PausedQueueWatcher implements BackgroundProcess {
  readonly name = 'paused-queue-watcher';
  readonly wokenBy = ['queues'] as const;
  readonly startsAsleep = true;

  constructor(private readonly known: KnownPauses) {}

  /** The pulse is a moment old: what was paused after it is only found by looking. */
  wakeAt({ pausedQueues }: Pulse): WakeTime {
    return { isDue: this.known.differFrom(pausedQueues) };
  }

  async execute(): Promise<Pause> {
    return { ...untilWoken, hasFound: await this.known.look() };
  }
}
