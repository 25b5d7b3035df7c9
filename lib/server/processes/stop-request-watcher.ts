import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  untilWoken,
} from '../background-process.js';

/** Asks the store whether this server is to stop, when a hint says so. */
export class StopRequestWatcher implements BackgroundProcess {
  readonly name = 'stop-request-watcher';
  readonly wokenBy = ['stop'] as const;
  readonly startsAsleep = true;

  constructor(private readonly onStopRequested: () => void) {}

  async execute({ storage, serverId }: ProcessContext): Promise<Pause> {
    const servers = await storage.servers.list();
    const isRequested = servers.some(({ id, isStopping }) => id === serverId && isStopping);
    if (isRequested) this.onStopRequested();
    return untilWoken;
  }
}
