import {
  ApplicationConfig,
  type DiscoveryService,
  ExternalContextCreator,
  type ModuleRef,
  ModulesContainer,
} from '@nestjs/core';
import { BatchCreator } from '../batches/batch-creator.js';
import { JointJobs } from '../batches/joint-jobs.js';
import { defaultJobFilters } from '../built-in-filters/default-filters.js';
import { declaredQueues } from '../built-in-filters/queue/declared-queues.js';
import { BackgroundJobService } from '../client/background-job-service.js';
import { BatchService } from '../client/batch-service.js';
import { JobMover } from '../client/job-mover.js';
import { QueueService } from '../client/queue-service.js';
import { RecurringJobService } from '../client/recurring-job-service.js';
import { StoredChanges } from '../client/stored-changes.js';
import { JobWatch } from '../client/watching/job-watch.js';
import { ParentReader } from '../continuations/parent-reader.js';
import { JobCreator } from '../creation/job-creator.js';
import { JobWriter } from '../creation/job-writer.js';
import { RecurringJobCreator } from '../creation/recurring-job-creator.js';
import { UnservedQueues } from '../creation/unserved-queues.js';
import { Fingerprinter } from '../failures/fingerprinter.js';
import type { FilterPlan } from '../filters/filter-plan.js';
import { FilterSource } from '../filters/filter-source.js';
import { GlobalJobFilters } from '../filters/global-job-filters.js';
import { ConfiguredValues } from '../job/configuration/configured-values.js';
import { JobEvents } from '../job-events/job-events.js';
import { Masking } from '../job/display/masking.js';
import { methodsOf } from '../job/handlers/declared-methods.js';
import { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { ServiceType } from '../job/service-type.js';
import { ProblemWebhook } from '../problem-webhook/problem-webhook.js';
import { DeclaredRecurringJobs } from '../recurring/declared-recurring-jobs.js';
import { DEFAULT_MISFIRE_OPTIONS } from '../recurring/due-occurrences.js';
import { BackgroundJobServer } from '../server/background-job-server.js';
import { resolveServerOptions, type ServerOptions } from '../server/server-options.js';
import type { ServerParts } from '../server/server-parts.js';
import { StateMachine } from '../state-machine/state-machine.js';
import { TransitionPlanner } from '../state-machine/transition-planner.js';
import { StorageFaultError } from '../storage/errors/storage-fault-error.js';
import { StorageUnavailableError } from '../storage/errors/storage-unavailable-error.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { Logger } from '../support/logger.js';
import { endsWithin } from '../support/time/time-limit.js';
import { requireNode } from '../support/versions/require-node.js';
import { nestFilterActivator } from './activation/nest-filter-activator.js';
import { NestJobActivator } from './activation/nest-job-activator.js';
import { nestProviderLookup } from './activation/nest-provider-lookup.js';
import { OwnJobs } from './activation/own-jobs.js';
import { requireConfiguration } from './checks/require-configuration.js';
import { requireNest } from './checks/require-nest.js';
import { requireOneVersion } from './checks/require-one-version.js';
import { warnOfSmallPool } from './checks/warn-of-small-pool.js';
import { followLazyModules } from './discovery/follow-lazy-modules.js';
import { HandlerExplorer } from './discovery/handler-explorer.js';
import { ListenerExplorer } from './discovery/listener-explorer.js';
import { JobEnhancers } from './enhancers/job-enhancers.js';
import type { ResolvedModuleOptions } from './options/resolve-module-options.js';
import { storageOf } from './options/storage-option.js';
import { type ProblemHook, problemHookOf } from './problems/problem-hook.js';
import { problemListenerOf } from './problems/problem-telling.js';

/**
 * How long the application's start waits for the store before it goes on without the store, in milliseconds.
 * Less than the five seconds that a hook of a test may take, because creating a database inside the process can
 * take that long.
 */
const OPEN_TIMEOUT_MS = 3_000;

/** How long the last jobs may take to be stored when the application ends, in milliseconds. */
const CLOSE_TIMEOUT_MS = 4_000;

/** How long listeners for the last events may take when the application ends, in milliseconds. */
const EVENTS_TIMEOUT_MS = 5_000;

/** All parts of the module, put together for one application. */
export class HangfireEngine {
  readonly storage: JobStorage;
  readonly globalFilters: GlobalJobFilters;
  readonly jobs: BackgroundJobService;
  readonly batches: BatchService;
  readonly recurringJobs: RecurringJobService;
  readonly queues: QueueService;
  readonly handlers: HandlerCatalog;
  private readonly filters: FilterSource;
  private readonly watch: JobWatch;
  private readonly changes: StoredChanges;
  protected readonly jobEvents: JobEvents;
  private readonly listeners: ListenerExplorer;
  private isListening = false;
  protected readonly fingerprint: Fingerprinter['idOf'];
  protected readonly writer: JobWriter;
  private readonly unservedQueues: UnservedQueues;
  private readonly explorer: HandlerExplorer;
  private readonly enhancers: JobEnhancers;
  protected readonly declaredJobs: DeclaredRecurringJobs;
  /** The parts that the servers of this application work with. */
  protected readonly serverParts: ServerParts;
  private readonly onProblem: ResolvedModuleOptions['onProblem'];
  private problemHook: ProblemHook | undefined;
  private readonly serverOptions: readonly ServerOptions[];
  private servers: readonly BackgroundJobServer[] = [];

  constructor(
    options: ResolvedModuleOptions,
    private readonly moduleRef: ModuleRef,
    discovery: DiscoveryService,
    readonly logger: Logger,
  ) {
    requireNode();
    requireNest();
    requireOneVersion();
    const { maxArgumentsBytes, maxResultBytes, failedRetentionMs, batchRetentionMs } = options;
    const values = new ConfiguredValues(nestProviderLookup(discovery));
    const handlers = new HandlerCatalog(new Masking(options.maskedParameters), values);
    const storage = storageOf(options.storage, logger);
    const { clock } = storage;
    const globalFilters = new GlobalJobFilters([...defaultJobFilters(), ...options.filters]);
    const filters = new FilterSource(
      globalFilters,
      nestFilterActivator(moduleRef, discovery),
      values,
    );
    const { idOf: fingerprint } = new Fingerprinter(options.failureFingerprint, logger);
    const machine = new StateMachine(clock, { ...options, fingerprint });
    this.fingerprint = fingerprint;
    const planner = new TransitionPlanner({ clock, logger, machine, filters, handlers });
    const writer = new JobWriter(storage.jobs, options.retryDelaysMs);
    const { continuations } = storage;
    const parents = new ParentReader(continuations);
    const unservedQueues = new UnservedQueues(storage.servers, logger);
    const changes = new StoredChanges();
    const watch = new JobWatch({ storage, changes, logger });
    const creator = new JobCreator({
      clock,
      logger,
      machine,
      filters,
      handlers,
      maxArgumentsBytes,
      unservedQueues,
    });

    this.storage = storage;
    this.watch = watch;
    this.changes = changes;
    this.jobEvents = new JobEvents(logger);
    this.listeners = new ListenerExplorer({ discovery, moduleRef }, handlers, this.jobEvents);
    this.unservedQueues = unservedQueues;
    this.handlers = handlers;
    this.globalFilters = globalFilters;
    this.filters = filters;
    this.writer = writer;
    const modules = moduleRef.get(ModulesContainer, { strict: false });
    this.explorer = new HandlerExplorer({ discovery, modules, storage }, handlers);
    const batches = new BatchCreator({ creator, writer, parents, continuations, clock });
    this.jobs = new BackgroundJobService({
      storage,
      writer,
      parents,
      handlers,
      creator,
      mover: new JobMover(storage.jobs, planner, changes),
      together: new JointJobs({ creator, batches, clock }),
      watch,
    });

    this.batches = new BatchService({
      storage,
      creator,
      batches,
    });

    this.queues = new QueueService(storage);
    const recurringCreator = new RecurringJobCreator(creator, handlers);
    this.recurringJobs = new RecurringJobService({
      storage,
      writer,
      handlers,
      logger,
      maxArgumentsBytes,
      creator: recurringCreator,
    });
    this.declaredJobs = new DeclaredRecurringJobs({
      storage,
      handlers,
      logger,
      maxArgumentsBytes,
      removeUndeclared: options.removeUndeclaredRecurringJobs,
    });

    const misfire = { ...DEFAULT_MISFIRE_OPTIONS, maxMissed: options.maxMissedOccurrences };
    const { onProblem, problemWebhook: webhook } = options;
    const own = new Map<ServiceType, object>();
    if (webhook) {
      const deliverer = new ProblemWebhook(webhook);
      own.set(ProblemWebhook, deliverer);
      handlers.register(ProblemWebhook, { implementation: ProblemWebhook, instance: deliverer });
    }
    this.onProblem = onProblem;
    const listening = { jobs: this.jobs, logger, webhook, hook: () => this.problemHook };
    const problemListener = onProblem || webhook ? problemListenerOf(listening) : undefined;
    this.enhancers = new JobEnhancers({
      nest: moduleRef.get(ExternalContextCreator, { strict: false }),
      config:
        options.enhancers === 'global'
          ? moduleRef.get(ApplicationConfig, { strict: false })
          : undefined,
      logger,
    });
    const nestActivator = new NestJobActivator(moduleRef, this.explorer, this.enhancers);
    const activator = new OwnJobs(own, nestActivator);
    const parts: ServerParts = {
      storage,
      logger,
      machine,
      planner,
      filters,
      handlers,
      activator,
      changes,
      endHints: watch.hints,
      recurringCreator,
      misfire,
      problemListener,
      maxResultBytes,
      failedRetentionMs,
      batchRetentionMs,
    };
    this.serverParts = parts;
    this.serverOptions = options.servers;
    // Errors in the options are thrown now. Which queues are declared is known later, together with the
    // handlers.
    for (const server of options.servers) resolveServerOptions(server, storage.features);
  }

  /**
   * Finds the handlers and opens the store. The application also starts while the store is away: servers keep
   * trying, and so does every call.
   *
   * @throws HangfireError when something is wrong that does not pass by itself
   */
  async prepare(): Promise<void> {
    // Modules of other copies of the library may have been loaded since.
    requireOneVersion();
    this.explorer.explore();
    requireConfiguration(this.handlers.classes(), this.handlers.values);
    this.listen();
    // A filter that cannot be made throws now.
    this.plans();
    await this.prepareEnhancers();
    this.declaredJobs.collect();
    this.problemHook = this.onProblem && problemHookOf(this.onProblem, this.moduleRef);
    followLazyModules(this.moduleRef, () => this.follow());

    const opening = this.storage.open();
    opening.catch(() => {});
    try {
      if (await endsWithin(opening, OPEN_TIMEOUT_MS)) return;
      this.logger.warn('The job store does not answer yet, starting without it');
    } catch (error) {
      const isAway =
        error instanceof StorageUnavailableError && !(error instanceof StorageFaultError);
      if (!isAway) throw error;
      this.logger.warn('The job store is away, starting without it', { error });
    }
  }

  /** Registers handlers of modules that the application has loaded later. */
  private async follow(): Promise<void> {
    this.explorer.explore();
    requireConfiguration(this.handlers.classes(), this.handlers.values);
    this.listen();
    this.plans();
    await this.prepareEnhancers();
    this.declaredJobs.collectMore();
  }

  private listen(): void {
    this.listeners.explore();
    if (this.isListening || !this.jobEvents.areHeard) return;
    this.isListening = true;
    this.changes.listen(this.jobEvents);
  }

  /** An enhancer that cannot be made throws now. */
  private async prepareEnhancers(): Promise<void> {
    for (const handler of this.handlers.decorated()) {
      const wrapper = this.explorer.wrapperOf(handler.service);
      if (wrapper) await this.enhancers.prepare(handler, wrapper);
    }
  }

  /** The filter plans of jobs in this process: for jobs of any class, and for each decorated method. */
  private plans(): FilterPlan[] {
    const decorated = this.handlers
      .decorated()
      .flatMap(({ classes }) =>
        [...methodsOf(classes)].map((method) => this.filters.planFor({ classes, method })),
      );
    return [this.filters.planFor(undefined), ...decorated];
  }

  /** Recurring jobs that decorators declare are stored as soon as the store answers. */
  startServers(): void {
    const { features } = this.storage;
    const queues = declaredQueues(this.plans());
    const resolved = this.serverOptions.map((it) => resolveServerOptions(it, features, queues));
    const workerCounts = resolved.map(({ workerCount }) => workerCount);
    warnOfSmallPool(workerCounts, features, this.logger);
    this.servers = resolved.map((server) => new BackgroundJobServer(this.serverParts, server));
    void this.declaredJobs.apply();
    for (const server of this.servers) server.start();
    this.unservedQueues.start();
  }

  /** Takes no more jobs, and waits for the running jobs within the shutdown timeout. */
  async stopServers(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.jobEvents.drain(EVENTS_TIMEOUT_MS);
  }

  /** Closes the store. A store that is away cannot keep the application from closing. */
  async close(): Promise<void> {
    this.declaredJobs.stop();
    this.unservedQueues.stop();
    const closing = Promise.all([this.writer.drain(), this.watch.close()]).then(() =>
      this.storage.close(),
    );
    try {
      if (await endsWithin(closing, CLOSE_TIMEOUT_MS)) return;
      this.logger.warn('The job store was left open, it does not answer');
    } catch (error) {
      this.logger.warn('The job store was left open, it could not be closed', { error });
    }
  }
}
