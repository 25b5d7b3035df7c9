import type { Attributes, Context, Link, Span, SpanContext } from '@opentelemetry/api';
import { recurringRunOf } from '../job/recurring-run.js';
import type { Assignment } from '../server/running/assignment.js';
import type { RunOutcome, RunScope } from '../server/running/run-scope.js';
import { andThen, type MaybePromise } from '../support/flow/maybe-promise.js';
import { type CarriedTrace, carriedIn, carry, withRun } from './carried-trace.js';
import type { GuardedSpans } from './guarded-spans.js';
import type { OpenTelemetry } from './open-telemetry.js';
import type { ParentRuns } from './parent-runs.js';
import { ATTRIBUTE, SYSTEM } from './span-attributes.js';
import type { ResolvedTelemetryOptions } from './telemetry-options.js';
import { tellOutcome } from './tell-outcome.js';
import { TraceOrigins } from './trace-origins.js';

const OPERATION = 'run';
const NONE: readonly SpanContext[] = [];

interface TracedRun {
  readonly assignment: Assignment;
  readonly run: () => MaybePromise<RunOutcome>;
  readonly carried: CarriedTrace;
}

/**
 * Makes a span of each run, which is active for the method, its filters and everything that they call. The trace of the
 * creation goes on, with its baggage.
 */
export class RunTracer implements RunScope {
  private readonly origins: TraceOrigins;

  constructor(
    private readonly api: OpenTelemetry,
    private readonly spans: GuardedSpans,
    private readonly parentRuns: ParentRuns,
    private readonly options: Pick<ResolvedTelemetryOptions, 'runs' | 'spanNames'>,
  ) {
    this.origins = new TraceOrigins(api);
  }

  around(assignment: Assignment, run: () => MaybePromise<RunOutcome>): MaybePromise<RunOutcome> {
    const carried = carriedIn(assignment.parameters.all());
    const earlier = carried.run ? [carried.run] : NONE;
    const trace = { assignment, run, carried };
    if (!carried.parents) return this.runLinked(trace, earlier);

    return this.spansOf(carried.parents).then((parents) =>
      this.runLinked(trace, [...earlier, ...parents]),
    );
  }

  /** None where the store does not answer: the run does not depend on its trace. */
  private spansOf(parentIds: readonly string[]): Promise<readonly SpanContext[]> {
    return this.parentRuns.of(parentIds).catch((error) => {
      this.spans.failed(error);
      return NONE;
    });
  }

  private runLinked(
    { assignment, run, carried }: TracedRun,
    linked: readonly SpanContext[],
  ): MaybePromise<RunOutcome> {
    const { context, trace, ROOT_CONTEXT } = this.api;
    const origin = this.spans.safely(() => this.origins.of(carried.fields)) ?? ROOT_CONTEXT;
    const span = this.start(assignment, origin, linked);
    if (!span) return run();

    if (span.isRecording()) {
      this.spans.safely(() => describe(span, assignment));
      carry(assignment.parameters, withRun(carried, span.spanContext()));
    }
    return andThen(context.with(trace.setSpan(origin, span), run), (outcome) => {
      this.spans.end(span, () => tellOutcome(this.api, span, outcome));
      return outcome;
    });
  }

  private start(
    assignment: Assignment,
    origin: Context,
    linked: readonly SpanContext[],
  ): Span | undefined {
    const { trace, SpanKind } = this.api;
    const isRoot = this.options.runs === 'linked';
    const links: Link[] = [];
    this.link(links, isRoot ? trace.getSpanContext(origin) : undefined);
    for (const context of linked) this.link(links, context);
    const attributes = startAttributesOf(assignment);
    const options = { kind: SpanKind.CONSUMER, attributes, links, root: isRoot };
    return this.spans.start(this.nameOf(assignment), options, origin);
  }

  private link(links: Link[], context: SpanContext | undefined): void {
    if (context && this.api.trace.isSpanContextValid(context)) links.push({ context });
  }

  private nameOf({ claimed: { type, method, queue } }: Assignment): string {
    return `${OPERATION} ${this.options.spanNames === 'queue' ? queue : `${type}.${method}`}`;
  }
}

/** What samplers may decide by. An SDK copies these several times, also for a run that is not recorded. */
const startAttributesOf = ({ claimed: { type, method, queue } }: Assignment): Attributes => ({
  [ATTRIBUTE.system]: SYSTEM,
  [ATTRIBUTE.operationType]: 'process',
  [ATTRIBUTE.operationName]: OPERATION,
  [ATTRIBUTE.destination]: queue,
  [ATTRIBUTE.jobType]: type,
  [ATTRIBUTE.jobMethod]: method,
});

function describe(span: Span, { claimed, parameters }: Assignment): void {
  const { id, lease, batchId } = claimed;
  span.setAttribute(ATTRIBUTE.messageId, id);
  span.setAttribute(ATTRIBUTE.clientId, lease.serverId);
  span.setAttribute(ATTRIBUTE.attempt, lease.attempt);
  if (batchId !== undefined) span.setAttribute(ATTRIBUTE.batch, batchId);
  const recurring = recurringRunOf(parameters);
  if (recurring) span.setAttribute(ATTRIBUTE.recurringJob, recurring.id);
}
