import type { Pulse } from '../storage/server-store.js';
import type { BackgroundProcess } from './background-process.js';
import { LoadMeter } from './health/load-meter.js';
import { StallReporter, stallBoundMs } from './health/stall-reporter.js';
import { ProcessRunner } from './process-runner.js';
import { BatchKeeper } from './processes/batch-keeper.js';
import { ContinuationReleaser } from './processes/continuation-releaser.js';
import { CountersAggregator } from './processes/counters-aggregator.js';
import { DelayedJobScheduler } from './processes/delayed-job-scheduler.js';
import { ExpirationManager } from './processes/expiration-manager.js';
import { Heartbeat } from './processes/heartbeat.js';
import { JobCancellationWatcher } from './processes/job-cancellation-watcher.js';
import { PausedQueueWatcher } from './processes/paused-queue-watcher.js';
import { RecurringJobScheduler } from './processes/recurring-job-scheduler.js';
import { ServerWatchdog } from './processes/server-watchdog.js';
import { StopRequestWatcher } from './processes/stop-request-watcher.js';
import { StuckJobReporter } from './processes/stuck-job-reporter.js';
import type { Assignment } from './running/assignment.js';
import type { RunningJobs } from './running/running-jobs.js';
import type { ResolvedServerOptions } from './server-options.js';
import type { ServerParts } from './server-parts.js';

export interface ServerProcessesParts {
  /** What this server has claimed and not settled. */
  readonly held: () => readonly Assignment[];
  readonly running: RunningJobs;
  /** Reads which queues are paused; answers whether others are than before. */
  readonly checkQueues: () => Promise<boolean>;
  readonly onPulse: (pulse: Pulse) => void;
  /** As the store has it. */
  readonly onStopRequested: () => void;
  readonly onLost: (why: 'silent' | 'removed') => void;
}

/** The background processes of one server, and who wakes whom. */
export class ServerProcesses {
  private readonly heartbeat: ProcessRunner;
  private readonly watchdog: ProcessRunner;
  private readonly scheduler: ProcessRunner;
  private readonly releaser: ProcessRunner;
  private readonly batchKeeper: ProcessRunner;
  private readonly recurring: ProcessRunner;
  private readonly cancellation: ProcessRunner;
  private readonly stuckJobs: ProcessRunner;
  private readonly pausedQueues: ProcessRunner;
  private readonly stopRequest: ProcessRunner;
  private readonly others: readonly ProcessRunner[];
  private readonly isLightweight: boolean;
  private readonly load = new LoadMeter();
  private isStopping = false;

  constructor(
    private readonly serverId: string,
    private readonly parts: ServerParts,
    options: ResolvedServerOptions,
    { held, running, checkQueues, onPulse, onStopRequested, onLost }: ServerProcessesParts,
  ) {
    const { changer, failedRetentionMs, batchRetentionMs, recurringCreator, misfire } = parts;
    this.isLightweight = options.isLightweight;
    const watchdog = new ServerWatchdog(changer, options);
    const onMissed = () => watchdog.startOver();
    const boundMs = stallBoundMs(options.heartbeatIntervalMs);
    const stalls = new StallReporter(running, boundMs, parts.logger);
    const measure = () => {
      const { stalledMs, ...load } = this.load.measure();
      stalls.report(stalledMs);
      return { load, isStopping: this.isStopping };
    };
    this.heartbeat = this.runner(new Heartbeat({ ...options, measure, onPulse, onMissed, onLost }));
    this.watchdog = this.runner(watchdog);
    this.scheduler = this.runner(new DelayedJobScheduler(changer));
    this.releaser = this.runner(new ContinuationReleaser(changer));
    this.batchKeeper = this.runner(new BatchKeeper(batchRetentionMs));
    this.recurring = this.runner(new RecurringJobScheduler(recurringCreator, misfire));
    this.others = [
      this.runner(new ExpirationManager({ failedRetentionMs }, options.expirationCheckIntervalMs)),
      this.runner(new CountersAggregator(options.countersAggregateIntervalMs)),
    ];
    this.cancellation = this.runner(
      new JobCancellationWatcher(held, options.cancellationCheckIntervalMs),
    );
    this.stuckJobs = this.runner(
      new StuckJobReporter(() => running.all(), options.stuckJobTimeoutMs),
    );
    this.pausedQueues = this.runner(new PausedQueueWatcher(checkQueues));
    this.stopRequest = this.runner(new StopRequestWatcher(onStopRequested));
  }

  /** The first heartbeat says whether there is anything to do for those who sleep until then. */
  start(): void {
    this.load.start();
    const sleepers = new Set([...this.sleepers(), ...this.watchers()]);
    for (const runner of this.started()) {
      if (sleepers.has(runner)) runner.startAsleep();
      else runner.start();
    }
  }

  /** The others see it with the next heartbeat, which comes at once. */
  tellStopping(): void {
    this.isStopping = true;
    this.heartbeat.wake();
  }

  hear(pulse: Pulse): void {
    if (pulse.nextDueAt) this.expectDueJob(pulse.nextDueAt);
    // Every heartbeat of the others moves the time on: while all are well, the watchdog sleeps.
    if (pulse.nextTimeoutAt) this.watchdog.putOffTo(pulse.nextTimeoutAt);
    if (pulse.hasAbandonedJobs) this.watchdog.wake();
    if (pulse.hasReleasedContinuations) this.releaseContinuations();
    if (pulse.hasUncountedBatches) this.countBatches();
    if (pulse.nextRecurringAt) this.recurring.wakeAt(pulse.nextRecurringAt);
  }

  expectDueJob(at: Date): void {
    this.scheduler.wakeAt(at);
  }

  /** A parent with continuations has ended. */
  releaseContinuations(): void {
    this.releaser.wake();
  }

  /** Jobs of batches came further. */
  countBatches(): void {
    this.batchKeeper.wake();
  }

  /** The next recurring job may become due earlier, or later. */
  checkRecurringJobs(): void {
    this.recurring.wake();
  }

  /** A job that this server holds was taken away. */
  checkLeases(): void {
    this.cancellation.wake();
  }

  /** A queue was paused or resumed. */
  checkQueues(): void {
    this.pausedQueues.wake();
  }

  /** This server may have been asked to stop. */
  checkStopRequest(): void {
    this.stopRequest.wake();
  }

  /** Something may have been missed. */
  lookAgain(): void {
    this.pausedQueues.wake();
    this.stopRequest.wake();
    this.cancellation.wake();
    this.scheduler.wake();
    this.releaser.wake();
    this.batchKeeper.wake();
    this.recurring.wake();
  }

  /** The heartbeat goes last, so that nobody takes a server for dead while it stops. */
  async stop(): Promise<void> {
    // Those that were never started as well: somebody may have given them an appointment.
    await Promise.all(this.all().map((one) => (one === this.heartbeat ? undefined : one.stop())));
    await this.heartbeat.stop();
    this.load.stop();
  }

  private started(): readonly ProcessRunner[] {
    return this.isLightweight ? this.own() : this.all();
  }

  private all(): readonly ProcessRunner[] {
    return [...this.own(), ...this.sleepers(), ...this.others];
  }

  private own(): readonly ProcessRunner[] {
    return [this.heartbeat, this.cancellation, this.stuckJobs, ...this.watchers()];
  }

  private watchers(): readonly ProcessRunner[] {
    return [this.pausedQueues, this.stopRequest];
  }

  private sleepers(): readonly ProcessRunner[] {
    return [this.watchdog, this.scheduler, this.releaser, this.batchKeeper, this.recurring];
  }

  private runner(process: BackgroundProcess): ProcessRunner {
    const { storage, logger } = this.parts;
    return new ProcessRunner(process, { serverId: this.serverId, storage, logger });
  }
}
