import type { Beginning, CreationScope, Leaving } from '../creation/creation-scope.js';
import type { Assignment } from '../server/running/assignment.js';
import type { RunOutcome, RunScope } from '../server/running/run-scope.js';
import type { JobStore } from '../storage/jobs/job-store.js';
import type { MaybePromise } from '../support/flow/maybe-promise.js';
import type { Logger } from '../support/logger.js';
import { LIBRARY_VERSION } from '../support/versions/library-version.js';
import { CreationTracer } from './creation-tracer.js';
import { GuardedSpans } from './guarded-spans.js';
import { loadOpenTelemetry } from './open-telemetry.js';
import { ParentRuns } from './parent-runs.js';
import { RunTracer } from './run-tracer.js';
import type { ResolvedTelemetryOptions } from './telemetry-options.js';

/** The name under which spans and metrics are made. */
export const INSTRUMENTATION = 'nestjs-hangfire';

/**
 * Traces by OpenTelemetry. The package is loaded when the application starts. What is created before, as in the
 * constructors of providers, has no trace.
 */
export class Tracing {
  readonly creations: CreationScope = {
    around: (beginning, work) => this.aroundCreation(beginning, work),
  };
  readonly runs: RunScope = { around: (assignment, run) => this.aroundRun(assignment, run) };
  private creationTracer: CreationTracer | undefined;
  private runTracer: RunTracer | undefined;

  constructor(
    private readonly options: ResolvedTelemetryOptions,
    private readonly jobs: JobStore,
    private readonly logger: Logger,
  ) {}

  /** @throws OptionalPackageMissingError */
  async load(): Promise<void> {
    const api = await loadOpenTelemetry();
    const tracer = api.trace.getTracer(INSTRUMENTATION, LIBRARY_VERSION);
    const spans = new GuardedSpans(tracer, api.context, this.logger);
    this.creationTracer = new CreationTracer(api, spans, this.options);
    this.runTracer = new RunTracer(api, spans, new ParentRuns(this.jobs), this.options);
  }

  private aroundCreation<T>(
    beginning: Beginning,
    work: (leaving: Leaving) => Promise<T>,
  ): Promise<T> {
    const { creationTracer } = this;
    return creationTracer ? creationTracer.around(beginning, work) : work(() => {});
  }

  private aroundRun(
    assignment: Assignment,
    run: () => MaybePromise<RunOutcome>,
  ): MaybePromise<RunOutcome> {
    return this.runTracer ? this.runTracer.around(assignment, run) : run();
  }
}
