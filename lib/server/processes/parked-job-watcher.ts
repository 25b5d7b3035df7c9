import type { Pulse } from '../../storage/servers/server-store.js';
import {
  type BackgroundProcess,
  type Pause,
  untilWoken,
  type WakeTime,
} from '../background-process.js';
import type { ParkedCalls } from '../claiming/parked-calls.js';

/** The parked jobs that the server knows of. */
export type KnownParkedCalls = Pick<ParkedCalls, 'areThere' | 'look'>;

/**
 * Reads which methods have parked jobs, whenever that may have changed. While there are parked jobs, it looks with
 * every heartbeat, because this server may have learnt their methods since.
 */
export class ParkedJobWatcher implements BackgroundProcess {
  readonly name = 'parked-job-watcher';
  readonly wokenBy = ['parked'] as const;
  readonly startsAsleep = true;

  constructor(private readonly calls: KnownParkedCalls) {}

  wakeAt({ hasParkedJobs }: Pulse): WakeTime {
    return { isDue: hasParkedJobs || this.calls.areThere };
  }

  async execute(): Promise<Pause> {
    return { ...untilWoken, hasFound: await this.calls.look() };
  }
}
