import { StorageUnavailableError } from '../storage/errors/storage-unavailable-error.js';
import type { Pulse } from '../storage/server-store.js';
import type { StorageEvent, Subscription } from '../storage/storage-events.js';
import { answersWithin } from '../support/time-limit.js';
import { LeaseLostError } from './errors/lease-lost-error.js';
import { JobExecution } from './execution/job-execution.js';
import { stopExecution } from './execution/stop-execution.js';
import type { ResolvedServerOptions } from './server-options.js';
import type { ServerParts } from './server-parts.js';
import { ServerProcesses } from './server-processes.js';

/** How long signing off may take when the server stops, in milliseconds. */
const LEAVE_TIMEOUT_MS = 2_000;

/**
 * The life of a server under one id: announced, working, ended. It ends because it is told to stop,
 * or because the others may have given it up; then nothing that it holds is safe, and a new session
 * with a new id has to begin.
 */
export class ServerSession {
  private readonly execution: JobExecution;
  private readonly processes: ServerProcesses;
  private subscription: Subscription | undefined;
  private end!: (reason: 'stopped' | 'lost') => void;
  private isEnding = false;

  /** Resolves when the session has to end; `close` then ends it. */
  readonly ended = new Promise<'stopped' | 'lost'>((resolve) => {
    this.end = resolve;
  });

  constructor(
    readonly id: string,
    private readonly parts: ServerParts,
    private readonly options: ResolvedServerOptions,
  ) {
    this.execution = new JobExecution(id, parts, options);
    this.processes = new ServerProcesses(id, parts, options, {
      held: () => this.execution.held(),
      running: this.execution.running,
      checkQueues: () => this.execution.dispatcher.checkQueues(),
      onPulse: (pulse) => this.hear(pulse),
      onStopRequested: () => this.obeyStop(),
      onLost: (why) => this.lose(why),
    });
  }

  async open(): Promise<void> {
    const { storage, logger } = this.parts;
    const { name, queues, workerCount } = this.options;

    await storage.servers.announce({ id: this.id, name, queues, workerCount });
    const known = { queues, serverId: this.id };
    this.subscription = await storage.events.subscribe((event) => this.notice(event), known);
    // Closed while it waited for the store: nothing may begin any more.
    if (this.isEnding) return this.leave();

    this.processes.start();
    this.execution.start();
    logger.info('Server started', { server: this.id, queues, workerCount });
  }

  /** Lets the session end as soon as it can; running jobs get their time in `close`. */
  stop(): void {
    this.end('stopped');
  }

  /** Takes no more jobs, lets the running ones end, stores their outcomes and leaves. */
  async close(): Promise<void> {
    const { logger } = this.parts;
    this.isEnding = true;
    this.processes.tellStopping();

    await stopExecution(this.execution, this.options, this.parts);
    await this.processes.stop();
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
    await Promise.all([this.subscription?.close(), this.parts.storage.servers.remove(this.id)]);
  }

  private hear(pulse: Pulse): void {
    if (pulse.isStopRequested) this.obeyStop();
    const { dispatcher } = this.execution;
    // These were paused a moment ago; what came after is only found by looking.
    if (dispatcher.knowsOtherPauses(pulse.pausedQueues)) this.processes.checkQueues();
    if (pulse.hasReadyJobs) dispatcher.wake();
    this.processes.hear(pulse);
  }

  /** Anybody may have said it: an event only has something looked at, and never leads to more by itself. */
  private notice(event: StorageEvent): void {
    const { dispatcher } = this.execution;

    switch (event.kind) {
      case 'ready':
        if (this.options.queues.includes(event.queue)) dispatcher.hint();
        break;
      case 'scheduled':
        this.processes.expectDueJob(event.runAt);
        break;
      case 'continuations':
        this.processes.releaseContinuations();
        break;
      case 'batches':
        this.processes.countBatches();
        break;
      case 'recurring':
        this.processes.checkRecurringJobs();
        break;
      case 'queues':
        this.processes.checkQueues();
        break;
      case 'stop':
        if (event.serverId === this.id) this.processes.checkStopRequest();
        break;
      case 'taken-away':
        if (event.serverId === this.id) this.processes.checkLeases();
        break;
      case 'resumed':
        dispatcher.hint();
        this.processes.lookAgain();
        break;
    }
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
    this.execution.running.abortAll(error);
    this.end('lost');
  }
}
