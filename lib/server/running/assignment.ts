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

/** A claimed job on its way through this server, with everything that this process knows about its method. */
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
  /** The time since which the run's outcome no longer counts, although the run goes on. */
  abandonedAt: Date | undefined;
  /** True when the outcome is decided. The method may still run, but changes nothing any more. */
  hasEnded = false;
  /** True when the run has stored its own success in a transaction. That transaction may have been committed. */
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

  /** The lease under which the outcome is stored. The outcome counts under no other lease. */
  get fence(): Expectation {
    const { attempt, serverId } = this.claimed.lease;
    return { attempt, serverId, isFinished: false };
  }

  /** The values that the filters of this run see. `own` has the values for filters of one kind. */
  filterContext<Own extends object>(own: Own) {
    const { serverId, attempt } = this.claimed.lease;
    return filterContext(this, Object.assign(own, { serverId, attempt }));
  }

  // `job` and `items` are made when they are first needed: hundreds of jobs may be claimed ahead before the first of
  // them starts.

  get job(): BackgroundJob {
    this.madeJob ??= new BackgroundJob(this.claimed, this.claimed.arguments, this.shown);
    return this.madeJob;
  }

  get items(): Map<unknown, unknown> {
    this.madeItems ??= new Map();
    return this.madeItems;
  }
}
