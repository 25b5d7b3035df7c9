import { filterContext } from '../../filters/filter-context.js';
import type { FilterPlan } from '../../filters/filter-plan.js';
import type { FilteredJob } from '../../filters/filtered-job.js';
import type { KnownMethod } from '../../filters/known-method.js';
import { BackgroundJob } from '../../job/background-job.js';
import type { ShownCalls } from '../../job/display/shown-calls.js';
import type { JobHandler } from '../../job/handlers/job-handler.js';
import { ParameterBag } from '../../job/parameter-bag.js';
import type { ClaimedJob } from '../../storage/jobs/records.js';
import type { Expectation } from '../../storage/jobs/transition.js';
import type { Logger } from '../../support/logger.js';
import { RunAbort } from './run-abort.js';

/** A claimed job on its way through this server, with all that is known of its method. */
export class Assignment implements FilteredJob {
  readonly handler: JobHandler | undefined;
  readonly plan: FilterPlan;
  readonly parameters: ParameterBag;
  readonly abort = new RunAbort();
  private readonly shown: ShownCalls;
  private madeJob: BackgroundJob | undefined;
  private madeItems: Map<unknown, unknown> | undefined;
  /** The resource whose lock the job holds. */
  lockedResource: string | undefined;
  startedAt: Date | undefined;
  /** Since when the run's outcome no longer counts, while the run goes on. */
  abandonedAt: Date | undefined;
  /** The outcome is decided. The method may go on, and changes nothing any more. */
  hasEnded = false;
  /** The run has stored its own success, in a transaction that may have been committed. */
  mayBeCompleted = false;
  /** Why the job cannot run at all. */
  failure: unknown;

  constructor(
    readonly claimed: ClaimedJob,
    { handler, plan, shown }: KnownMethod,
    readonly logger: Logger,
  ) {
    this.handler = handler;
    this.plan = plan;
    this.shown = shown;
    this.parameters = new ParameterBag(claimed.parameters, shown.masking);
  }

  /** The lease that the outcome is stored under; the outcome counts under no other lease. */
  get fence(): Expectation {
    const { attempt, serverId } = this.claimed.lease;
    return { attempt, serverId, isFinished: false };
  }

  /** What filters of this run see, together with the values for filters of one kind. */
  filterContext<Own extends object>(own: Own) {
    const { serverId, attempt } = this.claimed.lease;
    return filterContext(this, Object.assign(own, { serverId, attempt }));
  }

  // These two are made when somebody asks: hundreds of jobs may lie ready before the first of them starts.

  get job(): BackgroundJob {
    this.madeJob ??= new BackgroundJob(this.claimed, this.claimed.arguments, this.shown);
    return this.madeJob;
  }

  get items(): Map<unknown, unknown> {
    this.madeItems ??= new Map();
    return this.madeItems;
  }
}
