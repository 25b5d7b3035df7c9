import type { FilterPlan } from '../../filters/filter-plan.js';
import type { FilterSource } from '../../filters/filter-source.js';
import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import type { ClaimedJob } from '../../storage/records.js';
import type { Logger } from '../../support/logger.js';
import { Assignment } from './assignment.js';

/** Brings a claimed job together with its handler and filters. */
export class AssignmentFactory {
  constructor(
    private readonly handlers: HandlerCatalog,
    private readonly filters: FilterSource,
    private readonly logger: Logger,
  ) {}

  createAll(claimed: readonly ClaimedJob[]): readonly Assignment[] {
    return claimed.map((job) => this.create(job));
  }

  create(claimed: ClaimedJob): Assignment {
    const handler = this.handlers.findUnambiguous(claimed.type);
    const plan: FilterPlan = this.filters.planFor(
      handler && { classes: handler.classes, method: claimed.method },
    );
    const shown = this.handlers.shownCalls(handler);
    return new Assignment(claimed, { handler, plan, shown }, this.logger);
  }
}
