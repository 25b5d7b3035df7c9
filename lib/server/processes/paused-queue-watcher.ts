import { type BackgroundProcess, type Pause, untilWoken } from '../background-process.js';

/** Woken by the word that a queue was paused or resumed, it has the dispatcher read which ones are. */
export class PausedQueueWatcher implements BackgroundProcess {
  readonly name = 'paused-queue-watcher';

  /** @param checkQueues answers whether something has changed */
  constructor(private readonly checkQueues: () => Promise<boolean>) {}

  async execute(): Promise<Pause> {
    return { ...untilWoken, hasFound: await this.checkQueues() };
  }
}
