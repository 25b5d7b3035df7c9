import type { Context, Link, Span, SpanContext } from '@opentelemetry/api';
import { recurringRunOf } from '../job/recurring-run.js';
import type { Assignment } from '../server/running/assignment.js';
import type { RunOutcome, RunScope } from '../server/running/run-scope.js';
import { andThen, type MaybePromise } from '../support/flow/maybe-promise.js';
import { type CarriedTrace, carriedIn, carry, runIn, withRun } from './carried-trace.js';
import type { GuardedSpans } from './guarded-spans.js';
import { isNothing } from './is-nothing.js';
import type { OpenTelemetry } from './open-telemetry.js';
import type { ParentRuns } from './parent-runs.js';
import { RunSpanBeginnings } from './run-span-beginnings.js';
import { ATTRIBUTE } from './span-attributes.js';
import type { ResolvedTelemetryOptions } from './telemetry-options.js';
import { tellOutcome } from './tell-outcome.js';
import { TraceOrigins } from './trace-origins.js';

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
  private readonly beginnings: RunSpanBeginnings;

  constructor(
    private readonly api: OpenTelemetry,
    private readonly spans: GuardedSpans,
    private readonly parentRuns: ParentRuns,
    private readonly options: Pick<ResolvedTelemetryOptions, 'runs' | 'spanNames'>,
  ) {
    this.origins = new TraceOrigins(api);
    this.beginnings = new RunSpanBeginnings(options.spanNames);
  }

  around(assignment: Assignment, run: () => MaybePromise<RunOutcome>): MaybePromise<RunOutcome> {
    const carried = carriedIn(assignment.parameters.all());
    const latest = runIn(carried);
    const earlier = latest ? [latest] : NONE;
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
    const { trace, ROOT_CONTEXT } = this.api;
    const origin = this.spans.safely(() => this.origins.of(carried.fields)) ?? ROOT_CONTEXT;
    const span = this.start(assignment, origin, linked);
    if (!span || isNothing(this.api, span, origin)) return run();

    if (span.isRecording()) {
      this.spans.safely(() => {
        carry(assignment.parameters, withRun(carried, span.spanContext()));
        describe(span, assignment);
      });
    }
    return andThen(this.spans.inside(trace.setSpan(origin, span), run), (outcome) => {
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
    const root = this.options.runs === 'linked';
    const links: Link[] = [];
    if (root) this.link(links, trace.getSpanContext(origin));
    for (const context of linked) this.link(links, context);
    const { name, attributes } = this.beginnings.of(assignment.claimed);
    const options = { kind: SpanKind.CONSUMER, attributes: { ...attributes }, links, root };
    return this.spans.start(name, options, origin);
  }

  private link(links: Link[], context: SpanContext | undefined): void {
    if (context && this.api.trace.isSpanContextValid(context)) links.push({ context });
  }
}

function describe(span: Span, { claimed, parameters }: Assignment): void {
  const { id, lease, batchId } = claimed;
  span.setAttribute(ATTRIBUTE.messageId, id);
  span.setAttribute(ATTRIBUTE.clientId, lease.serverId);
  span.setAttribute(ATTRIBUTE.attempt, lease.attempt);
  if (batchId !== undefined) span.setAttribute(ATTRIBUTE.batch, batchId);
  const recurring = recurringRunOf(parameters);
  if (recurring) span.setAttribute(ATTRIBUTE.recurringJob, recurring.id);
}
