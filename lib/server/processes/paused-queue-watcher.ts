import type { Pulse } from '../../storage/servers/server-store.js';
import {
  type BackgroundProcess,
  type Pause,
  untilWoken,
  type WakeTime,
} from '../background-process.js';
import type { PausedQueues } from '../claiming/admission/paused-queues.js';

/** The paused queues that the server knows of. */
export type KnownPauses = Pick<PausedQueues, 'differFrom' | 'look'>;

/** Reads which queues are paused, whenever that may have changed. */
export class PausedQueueWatcher implements BackgroundProcess {
  readonly name = 'paused-queue-watcher';
  readonly wokenBy = ['queues'] as const;
  readonly startsAsleep = true;

  constructor(private readonly known: KnownPauses) {}

  /** The pulse is already a little old, so it only says whether to look. */
  wakeAt({ pausedQueues }: Pulse): WakeTime {
    return { isDue: this.known.differFrom(pausedQueues) };
  }

  async execute(): Promise<Pause> {
    return { ...untilWoken, hasFound: await this.known.look() };
  }
}
