import type { StoredChanges } from '../../client/stored-changes.js';
import type { FilterPlan } from '../../filters/filter-plan.js';
import type { FilterSource } from '../../filters/filter-source.js';
import { methodsOf } from '../../job/handlers/declared-methods.js';
import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import type { JobEvents } from '../../job-events/job-events.js';
import {
  type PlannedMethod,
  refuseTransactionalJobs,
} from '../checks/refuse-transactional-jobs.js';
import { requireConfiguration } from '../checks/require-configuration.js';
import type { JobEnhancers } from '../enhancers/job-enhancers.js';
import type { HandlerExplorer } from './handler-explorer.js';
import type { ListenerExplorer } from './listener-explorer.js';

export interface ProviderScanParts {
  readonly explorer: HandlerExplorer;
  readonly listeners: ListenerExplorer;
  readonly handlers: HandlerCatalog;
  readonly filters: FilterSource;
  readonly enhancers: JobEnhancers;
  readonly jobEvents: JobEvents;
  readonly changes: StoredChanges;
  readonly storageName: string;
  /** Whether jobs run here, but nothing can open a transaction for them. */
  readonly refusesTransactions: boolean;
}

/**
 * Looks through the providers of the application for jobs, listeners and decorators: at the start, and for modules
 * loaded later.
 */
export class ProviderScan {
  private isListening = false;

  constructor(private readonly parts: ProviderScanParts) {}

  /** @throws HangfireError for a provider or a decorator with a mistake */
  async run(): Promise<void> {
    const { explorer, handlers } = this.parts;
    explorer.explore();
    requireConfiguration(handlers.classes(), handlers.values);
    this.listen();
    // If a filter cannot be made, the error comes now.
    const planned = this.plannedMethods();
    if (this.parts.refusesTransactions) refuseTransactionalJobs(planned, this.parts.storageName);
    await this.prepareEnhancers();
  }

  /** The filter plans of jobs in this process: for jobs of any class, and for each decorated method. */
  plans(): FilterPlan[] {
    return this.plannedMethods().map(({ plan }) => plan);
  }

  private plannedMethods(): PlannedMethod[] {
    const { handlers, filters } = this.parts;
    const decorated = handlers.decorated().flatMap(({ classes }) =>
      [...methodsOf(classes)].map((method): PlannedMethod => {
        const plan = filters.planFor({ classes, method });
        return { service: classes.at(-1)?.name, method, plan };
      }),
    );
    return [{ plan: filters.planFor(undefined) }, ...decorated];
  }

  private listen(): void {
    const { listeners, jobEvents, changes } = this.parts;
    listeners.explore();
    if (this.isListening || !jobEvents.areHeard) return;
    this.isListening = true;
    changes.listen(jobEvents);
  }

  /** If an enhancer cannot be made, the error comes now. */
  private async prepareEnhancers(): Promise<void> {
    const { handlers, explorer, enhancers } = this.parts;
    for (const handler of handlers.all()) {
      const wrapper = explorer.wrapperOf(handler.service);
      if (wrapper) await enhancers.prepare(handler, wrapper);
    }
  }
}
