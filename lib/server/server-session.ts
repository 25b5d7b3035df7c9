import { hostname } from 'node:os';
import { StorageUnavailableError } from '../storage/errors/storage-unavailable-error.js';
import type { StorageEvent, Subscription } from '../storage/events/storage-events.js';
import type { Pulse, ServerActivity, ServerSoftware } from '../storage/servers/server-store.js';
import { answersWithin } from '../support/time/time-limit.js';
import { LIBRARY_VERSION } from '../support/versions/library-version.js';
import { LeaseLostError } from './errors/lease-lost-error.js';
import { stopWorkers } from './execution/stop-workers.js';
import { WorkerPool } from './execution/worker-pool.js';
import { activityOf } from './health/activity.js';
import { ServerHealth } from './health/server-health.js';
import { AttemptRecorder } from './measuring/attempt-recorder.js';
import { processesOf } from './process-list.js';
import { HandlerAnnouncer } from './processes/handler-announcer.js';
import { Heartbeat } from './processes/heartbeat.js';
import type { ResolvedServerOptions } from './server-options.js';
import type { ServerParts } from './server-parts.js';
import { ServerProcesses } from './server-processes.js';
import { tellingDecisions } from './telling-decisions.js';

/** How long signing off may take when the server stops, in milliseconds. */
const LEAVE_TIMEOUT_MS = 2_000;

/**
 * The life of a server under one id: announced, working, ended. A session ends when the server has to stop, or when the
 * other servers may have given it up. In the second case none of its leases is safe, and a new session with a new id
 * has to begin.
 */
export class ServerSession {
  private readonly pool: WorkerPool;
  private readonly attempts: AttemptRecorder;
  private readonly health: ServerHealth;
  private readonly processes: ServerProcesses;
  private readonly handlers: HandlerAnnouncer;
  private subscription: Subscription | undefined;
  private end!: (reason: 'stopped' | 'lost') => void;
  private isEnding = false;

  /** Resolves when the session has to end. `close` then ends it. */
  readonly ended = new Promise<'stopped' | 'lost'>((resolve) => {
    this.end = resolve;
  });

  constructor(
    readonly id: string,
    private readonly parts: ServerParts,
    private readonly options: ResolvedServerOptions,
  ) {
    const { storage, logger } = parts;
    this.handlers = new HandlerAnnouncer(parts.handlers);
    const place = { server: options.name, version: options.applicationVersion };
    this.attempts = new AttemptRecorder(storage.clock, place);
    this.pool = new WorkerPool(id, this.attempts, parts, options);
    const { running, claiming } = this.pool;
    this.health = new ServerHealth(running, options.heartbeatIntervalMs, logger);
    this.processes = new ServerProcesses(
      { serverId: id, storage: tellingDecisions(storage, parts), logger },
      this.heartbeat(),
      processesOf(parts, options, {
        held: () => this.pool.held(),
        running,
        pauses: claiming.pauses,
        parkedCalls: claiming.parkedCalls,
        handlers: this.handlers,
        attempts: this.attempts,
        onStopRequested: () => this.obeyStop(),
      }),
    );
  }

  async open(): Promise<void> {
    const { storage, logger } = this.parts;
    const { name, queues, workerCount } = this.options;

    await storage.servers.announce({
      id: this.id,
      name,
      queues,
      workerCount,
      software: softwareOf(this.options),
    });
    await this.handlers.announce(storage.servers, this.id);
    const known = { queues, serverId: this.id };
    this.subscription = await storage.events.subscribe((hint) => this.hear(hint), known);
    void this.parts.endHints.start();
    // The session was closed while it waited for the store, so nothing may begin.
    if (this.isEnding) return this.leave();

    this.health.start();
    this.processes.start();
    this.pool.start();
    logger.info('Server started', { server: this.id, queues, workerCount });
  }

  /** Asks the session to end. Running jobs get their time in `close`. */
  stop(): void {
    this.end('stopped');
  }

  /** Takes no more jobs, lets the running jobs end, stores their outcomes, and signs the server off. */
  async close(): Promise<void> {
    const { logger } = this.parts;
    this.isEnding = true;
    this.processes.showChange();

    await stopWorkers(this.pool, this.options, this.parts);
    await this.processes.stop();
    this.health.stop();
    try {
      await answersWithin(this.leave(), LEAVE_TIMEOUT_MS, () => {
        return new StorageUnavailableError('sign the server off', { cause: 'no answer in time' });
      });
    } catch (error) {
      logger.warn('Server not signed off, the others will notice', { server: this.id, error });
    }
    logger.info('Server stopped', { server: this.id });
  }

  private async leave(): Promise<void> {
    const { servers, measurements } = this.parts.storage;
    await Promise.all([
      this.subscription?.close(),
      servers.remove(this.id),
      this.attempts.store(measurements),
    ]);
  }

  private heartbeat(): Heartbeat {
    return new Heartbeat({
      ...this.options,
      measure: () => ({
        load: this.health.measure(),
        activity: this.activity(),
        isStopping: this.isEnding,
      }),
      onPulse: (pulse) => this.heed(pulse),
      onMissed: () => this.processes.heartbeatMissed(),
      onLost: (why) => this.lose(why),
    });
  }

  private activity(): ServerActivity {
    const { running, claiming } = this.pool;
    const { heartbeatIntervalMs, isLightweight } = this.options;
    return activityOf(running, {
      heartbeatIntervalMs,
      claimedAhead: claiming.prefetched.length,
      ...this.clockOffset(),
      ...(!isLightweight && { watchesProblems: true }),
    });
  }

  /**
   * The offset is left out for a store that one process has for itself, because such a store uses the clock of that
   * process.
   */
  private clockOffset(): Pick<ServerActivity, 'clockOffsetMs'> {
    const { features, clock } = this.parts.storage;
    return features.exclusive ? {} : { clockOffsetMs: Date.now() - clock.now().getTime() };
  }

  private heed(pulse: Pulse): void {
    if (pulse.isStopRequested) this.obeyStop();
    if (pulse.hasReadyJobs) this.pool.claiming.wake();
    this.processes.heed(pulse);
  }

  /** Anybody may have sent the hint, so it only causes a look at the store. */
  private hear(hint: StorageEvent): void {
    this.pool.claiming.hear(hint);
    this.processes.hear(hint);
  }

  private obeyStop(): void {
    if (this.isEnding) return;

    this.parts.logger.info('Server was asked to stop', { server: this.id });
    this.stop();
  }

  private lose(why: 'silent' | 'removed'): void {
    if (this.isEnding) return;

    this.isEnding = true;
    const error = new LeaseLostError(this.id, why);
    this.parts.logger.error('Server lost its leases, running jobs are aborted', {
      server: this.id,
      error,
    });
    this.pool.running.abortAll(error);
    this.end('lost');
  }
}

const softwareOf = ({ applicationVersion }: ResolvedServerOptions): ServerSoftware => ({
  application: applicationVersion,
  library: LIBRARY_VERSION,
  node: process.versions.node,
  host: hostname(),
});
