import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  untilWoken,
} from '../background-process.js';

/** When a hint says so, asks the store whether this server has to stop. */
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
