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
import { BulkChanges } from '../client/bulk/bulk-changes.js';
import { JobMover } from '../client/job-mover.js';
import { JobQueryService } from '../client/job-query-service.js';
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
import { FilterSource } from '../filters/filter-source.js';
import { GlobalJobFilters } from '../filters/global-job-filters.js';
import type { Metering } from '../instruments/metering.js';
import { ConfiguredValues } from '../job/configuration/configured-values.js';
import { Masking } from '../job/display/masking.js';
import { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import { JobEvents } from '../job-events/job-events.js';
import { DeclaredRecurringJobs } from '../recurring/declared-recurring-jobs.js';
import { DEFAULT_MISFIRE_OPTIONS } from '../recurring/due-occurrences.js';
import type { ServerParts } from '../server/server-parts.js';
import { StateMachine } from '../state-machine/state-machine.js';
import { TransitionPlanner } from '../state-machine/transition-planner.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { Logger } from '../support/logger.js';
import { requireNode } from '../support/versions/require-node.js';
import { nestFilterActivator } from './activation/nest-filter-activator.js';
import { NestJobActivator } from './activation/nest-job-activator.js';
import { nestProviderLookup } from './activation/nest-provider-lookup.js';
import { OwnJobs } from './activation/own-jobs.js';
import { UnseenDecorators } from './activation/unseen-decorators.js';
import { ApplicationServers } from './application-servers.js';
import { requireNest } from './checks/require-nest.js';
import { requireOneVersion } from './checks/require-one-version.js';
import { requireRoomForValues } from './checks/require-room-for-values.js';
import { followLazyModules } from './discovery/follow-lazy-modules.js';
import { HandlerExplorer } from './discovery/handler-explorer.js';
import { ListenerExplorer } from './discovery/listener-explorer.js';
import { ProviderScan } from './discovery/provider-scan.js';
import { JobEnhancers } from './enhancers/job-enhancers.js';
import { Observation } from './observation.js';
import type { ResolvedModuleOptions } from './options/resolve-module-options.js';
import { storageOf } from './options/storage-option.js';
import { ProblemTelling } from './problems/problem-telling.js';
import { closeStore, openStore } from './store-opening.js';
import { TransactionFinder } from './transactions/transaction-finder.js';

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
  readonly queries: JobQueryService;
  readonly bulk: BulkChanges;
  readonly handlers: HandlerCatalog;
  private readonly watch: JobWatch;
  protected readonly jobEvents: JobEvents;
  protected readonly fingerprint: Fingerprinter['idOf'];
  protected readonly writer: JobWriter;
  private readonly observation: Observation;
  private readonly unservedQueues: UnservedQueues;
  private readonly scan: ProviderScan;
  protected readonly declaredJobs: DeclaredRecurringJobs;
  /** The parts that the servers of this application work with. */
  protected readonly serverParts: ServerParts;
  private readonly transactions: TransactionFinder;
  private readonly problems: ProblemTelling;
  private readonly servers: ApplicationServers;
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly options: ResolvedModuleOptions,
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
    const observation = new Observation(storage, options, logger);
    const { storage: observed } = observation;
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
    const writer = new JobWriter(observed.jobs, options.retryDelaysMs);
    const { continuations } = storage;
    const parents = new ParentReader(continuations);
    const transactions = new TransactionFinder(options.ambientTransaction, storage);
    this.transactions = transactions;
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
      scope: observation.creations,
    });

    this.storage = storage;
    this.observation = observation;
    this.watch = watch;
    this.jobEvents = new JobEvents(handlers, logger);
    this.unservedQueues = unservedQueues;
    this.handlers = handlers;
    this.globalFilters = globalFilters;
    this.writer = writer;
    const modules = moduleRef.get(ModulesContainer, { strict: false });
    const explorer = new HandlerExplorer({ discovery, modules, storage }, handlers);
    const mover = new JobMover(observed.jobs, planner, changes);
    const batches = new BatchCreator({ creator, writer, parents, continuations, clock });
    this.jobs = new BackgroundJobService({
      storage,
      writer,
      parents,
      handlers,
      creator,
      mover,
      together: new JointJobs({ creator, batches, clock, transactions }),
      watch,
      transactions,
    });

    this.batches = new BatchService({ storage, creator, transactions, batches });

    this.queues = new QueueService(storage);
    this.bulk = new BulkChanges({ storage, mover, logger });
    this.queries = new JobQueryService({ storage, handlers, bulk: this.bulk });
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
    const problems = new ProblemTelling(options, { jobs: this.jobs, handlers, logger });
    this.problems = problems;
    const enhancers = new JobEnhancers({
      nest: moduleRef.get(ExternalContextCreator, { strict: false }),
      config:
        options.enhancers === 'global'
          ? moduleRef.get(ApplicationConfig, { strict: false })
          : undefined,
      logger,
    });
    this.scan = new ProviderScan({
      explorer,
      listeners: new ListenerExplorer({ discovery, moduleRef }, handlers, this.jobEvents),
      handlers,
      filters,
      enhancers,
      jobEvents: this.jobEvents,
      changes,
      storageName: storage.name,
      refusesTransactions: !transactions.canOpen && options.servers.length > 0,
    });
    const nestActivator = new NestJobActivator(
      moduleRef,
      explorer,
      enhancers,
      new UnseenDecorators(logger),
    );
    const activator = new OwnJobs(problems.own, nestActivator);
    const parts: ServerParts = {
      storage: observed,
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
      problemListener: problems.listener,
      runScopes: observation.runScopes,
      transactions: transactions.ofJobs,
      maxResultBytes,
      failedRetentionMs,
      batchRetentionMs,
    };
    this.serverParts = parts;
    this.servers = new ApplicationServers(options.servers, parts, this.metering.instruments);
  }

  /**
   * Finds the handlers and opens the store. The application also starts while the store is away: servers keep
   * trying, and so does every call.
   *
   * @throws HangfireError for a fault that does not pass by itself
   */
  async prepare(): Promise<void> {
    // The process may have loaded modules of other copies of the library since.
    requireOneVersion();
    await this.scan.run();
    this.declaredJobs.collect();
    await this.transactions.prepare();
    this.problems.prepare(this.moduleRef);
    followLazyModules(this.moduleRef, () => this.follow());
    await this.observation.load();

    await openStore(this.storage, this.logger);
    requireRoomForValues(this.storage, this.options);
  }

  /** The measurements of this engine, for modules that collect them. */
  get metering(): Metering {
    return this.observation.metering;
  }

  /** Registers handlers of modules that the application has loaded later. */
  private async follow(): Promise<void> {
    await this.scan.run();
    this.declaredJobs.collectMore();
  }

  /** Starts the servers, and stores the declared recurring jobs as soon as the store answers. */
  startServers(): void {
    void this.declaredJobs.apply();
    this.servers.start(declaredQueues(this.scan.plans()));
    this.unservedQueues.start();
  }

  /** Takes no more jobs, and waits for the running jobs within the shutdown timeout. */
  stopServers(): Promise<void> {
    this.stopping ??= this.stop();
    return this.stopping;
  }

  private async stop(): Promise<void> {
    await Promise.all([this.servers.stop(), this.bulk.stop()]);
    await this.jobEvents.drain(EVENTS_TIMEOUT_MS);
  }

  /** Closes the store. A store that is away cannot keep the application from closing. */
  async close(): Promise<void> {
    this.declaredJobs.stop();
    this.unservedQueues.stop();
    const closing = Promise.all([this.writer.drain(), this.watch.close()]).then(() =>
      this.storage.close(),
    );
    this.observation.close();
    await closeStore(closing, this.logger);
  }
}
