import { countCrash } from '../../state-machine/crash-count.js';
import type { TransitionPlanner } from '../../state-machine/transition-planner.js';
import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { FailedState } from '../../states/failed-state.js';
import type { State } from '../../states/state.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { Transition } from '../../storage/jobs/transition.js';
import type { Pulse } from '../../storage/servers/server-store.js';
import {
  atOnce,
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
  untilWoken,
  type WakeTime,
} from '../background-process.js';
import { PoisonJobError } from '../errors/poison-job-error.js';

const BATCH_SIZE = 500;

export interface ServerWatchdogOptions {
  readonly serverTimeoutMs: number;
  readonly maxCrashes: number;
}

/**
 * Finds servers that have gone silent, and puts their jobs back into their queues.
 *
 * After the store itself was away, every server looks silent at first. So the watchdog first watches for as long as a
 * server may be silent, and only then gives servers up.
 */
export class ServerWatchdog implements BackgroundProcess {
  readonly name = 'server-watchdog';
  readonly startsAsleep = true;
  private watchingSinceMs = performance.now();

  constructor(
    private readonly planner: TransitionPlanner,
    private readonly options: ServerWatchdogOptions,
  ) {}

  /** Every heartbeat of another server moves this time on. While all servers are well, the watchdog sleeps. */
  wakeAt({ hasAbandonedJobs, nextTimeoutAt }: Pulse): WakeTime {
    return { isDue: hasAbandonedJobs, at: nextTimeoutAt, putsOff: true };
  }

  /** While the store was away, no server could send heartbeats, so servers that look silent may be well. */
  heartbeatMissed(): void {
    this.watchingSinceMs = performance.now();
  }

  async execute({ storage, logger }: ProcessContext): Promise<Pause> {
    const { serverTimeoutMs } = this.options;
    const missingMs = this.watchingSinceMs + serverTimeoutMs - performance.now();

    if (missingMs <= 0) {
      const removed = await storage.servers.removeTimedOut(serverTimeoutMs);
      if (removed.length > 0) logger.warn('Silent servers removed', { servers: removed });
    }

    // A crash inside the sweep rolls it back: the jobs stay abandoned for whoever sweeps next.
    const found = await storage.sweeps.sweep('abandoned', BATCH_SIZE, (jobs) =>
      Promise.all(jobs.map((job) => this.recover(job))),
    );
    if (found > 0) logger.warn('Jobs of lost servers moved on', { jobs: found });
    if (found === BATCH_SIZE) return atOnce;
    return missingMs > 0 ? pauseFor(missingMs) : untilWoken;
  }

  private recover(record: JobRecord): Promise<Transition> {
    const loaded = this.planner.load(record);
    const crashes = countCrash(loaded.parameters);
    return this.planner.certainTransition(loaded, this.nextState(record, crashes));
  }

  private nextState({ id, serverId }: JobRecord, crashes: number): State {
    if (crashes < this.options.maxCrashes) {
      return new EnqueuedState(
        undefined,
        EngineReason.of('server-lost', { server: serverId ?? '' }),
      );
    }
    return new FailedState(new PoisonJobError(id, crashes), {
      reason: EngineReason.of('servers-lost'),
    });
  }
}
