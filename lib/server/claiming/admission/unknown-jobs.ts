import { forCallsInARow } from '../../../job/handlers/for-calls-in-a-row.js';
import type { HandlerCatalog } from '../../../job/handlers/handler-catalog.js';
import { isUnknownMethod } from '../../../job/handlers/handler-methods.js';
import { NAME_LIMITS } from '../../../storage/name-limits.js';
import type { CallName } from '../../../storage/queues/parked-jobs.js';
import type { Logger } from '../../../support/logger.js';
import type { Assignment } from '../../running/assignment.js';

/** Whether a server parks jobs of methods that it does not know, or lets them fail. */
export type UnknownJobHandling = 'wait' | 'fail';

/** How many methods are remembered as logged. */
const MAX_LOGGED = 1_000;

/** Says which claimed jobs this server is to park. */
export class UnknownJobs {
  private readonly logged = new Set<string>();

  constructor(
    private readonly handlers: HandlerCatalog,
    private readonly handling: UnknownJobHandling,
    private readonly logger: Logger,
  ) {}

  /** The jobs that this server is to park. */
  toBeParked(assignments: readonly Assignment[]): ReadonlySet<Assignment> {
    const isUnknown = forCallsInARow((call: CallName) => this.isUnknown(call));
    return new Set(assignments.filter((it) => isUnknown(it.claimed) && this.mayBeParked(it)));
  }

  /**
   * Some jobs are never parked. Jobs of cancelled batches are deleted without their methods, and damaged jobs fail on
   * every server. A job with a longer name cannot have been enqueued, and a store need not keep such a name.
   */
  private mayBeParked({ claimed }: Assignment): boolean {
    const { type, method, isCanceled, parameters } = claimed;
    if (isCanceled || !parameters) return false;
    return type.length <= NAME_LIMITS.type && method.length <= NAME_LIMITS.method;
  }

  private isUnknown(call: CallName): boolean {
    return this.handling === 'wait' && isUnknownMethod(this.handlers, call);
  }

  /** Logs each method only once. */
  log(parked: Iterable<Assignment>): void {
    for (const { claimed } of parked) {
      const { type, method, queue } = claimed;
      const call = `${type}.${method}`;
      if (this.logged.has(call) || this.logged.size >= MAX_LOGGED) continue;
      this.logged.add(call);
      this.logger.warn('Jobs parked, this server does not know their method', { call, queue });
    }
  }
}
