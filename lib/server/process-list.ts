import type { BackgroundProcess } from './background-process.js';
import type { AttemptRecorder } from './measuring/attempt-recorder.js';
import { AttemptReporter } from './processes/attempt-reporter.js';
import { BatchKeeper } from './processes/batch-keeper.js';
import { ContinuationReleaser } from './processes/continuation-releaser.js';
import { CountersAggregator } from './processes/counters-aggregator.js';
import { DelayedJobScheduler } from './processes/delayed-job-scheduler.js';
import { ExpirationManager } from './processes/expiration-manager.js';
import { JobCancellationWatcher } from './processes/job-cancellation-watcher.js';
import { MeasurementFolder } from './processes/measurement-folder.js';
import type { HandlerAnnouncer } from './processes/handler-announcer.js';
import { type KnownPauses, PausedQueueWatcher } from './processes/paused-queue-watcher.js';
import { type KnownParkedCalls, ParkedJobWatcher } from './processes/parked-job-watcher.js';
import { ProblemTeller } from './processes/problem-teller.js';
import { ProblemWatcher } from './processes/problem-watcher.js';
import { RecurringJobScheduler } from './processes/recurring-job-scheduler.js';
import { ServerWatchdog } from './processes/server-watchdog.js';
import { StopRequestWatcher } from './processes/stop-request-watcher.js';
import { StuckJobReporter } from './processes/stuck-job-reporter.js';
import type { Assignment } from './running/assignment.js';
import type { RunningJobs } from './running/running-jobs.js';
import type { ResolvedServerOptions } from './server-options.js';
import type { ServerParts } from './server-parts.js';

/** The parts of a session that its processes need. */
export interface SessionParts {
  /** The jobs that this server has claimed and not settled. */
  readonly held: () => readonly Assignment[];
  readonly running: RunningJobs;
  readonly pauses: KnownPauses;
  readonly parkedCalls: KnownParkedCalls;
  readonly handlers: HandlerAnnouncer;
  readonly attempts: AttemptRecorder;
  /** Called when the store asks this server to stop. */
  readonly onStopRequested: () => void;
}

/** The background processes of one server, without its heartbeat. */
export function processesOf(
  parts: ServerParts,
  options: ResolvedServerOptions,
  session: SessionParts,
): readonly BackgroundProcess[] {
  const own = processesForItself(options, session);
  return options.isLightweight ? own : [...own, ...processesForAll(parts, options)];
}

/** The processes that serve one server only. */
function processesForItself(
  {
    cancellationCheckIntervalMs,
    stuckJobTimeoutMs,
    attemptReportIntervalMs,
  }: ResolvedServerOptions,
  { held, running, pauses, parkedCalls, handlers, attempts, onStopRequested }: SessionParts,
): readonly BackgroundProcess[] {
  return [
    new JobCancellationWatcher(held, cancellationCheckIntervalMs),
    new StuckJobReporter(() => running.all(), stuckJobTimeoutMs),
    new PausedQueueWatcher(pauses),
    new ParkedJobWatcher(parkedCalls),
    handlers,
    new StopRequestWatcher(onStopRequested),
    new AttemptReporter(attempts, attemptReportIntervalMs),
  ];
}

/** The processes that serve the whole system. Lightweight servers leave them to other servers. */
function processesForAll(
  parts: ServerParts,
  options: ResolvedServerOptions,
): readonly BackgroundProcess[] {
  const { planner, failedRetentionMs, batchRetentionMs, recurringCreator, misfire } = parts;
  const { problemListener } = parts;
  const { problemCheckIntervalMs } = options;
  return [
    new ServerWatchdog(planner, options),
    new DelayedJobScheduler(planner),
    new ContinuationReleaser(planner),
    new BatchKeeper(batchRetentionMs),
    new RecurringJobScheduler(recurringCreator, misfire),
    new ExpirationManager({ failedRetentionMs }, options.expirationCheckIntervalMs),
    new CountersAggregator(options.countersAggregateIntervalMs),
    new MeasurementFolder(),
    new ProblemWatcher(problemCheckIntervalMs),
    ...(problemListener ? [new ProblemTeller(problemListener, problemCheckIntervalMs)] : []),
  ];
}
