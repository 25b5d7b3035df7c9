import type { Attributes, Context, Link, Span, SpanContext } from '@opentelemetry/api';
import { recurringRunOf } from '../job/recurring-run.js';
import type { Assignment } from '../server/running/assignment.js';
import type { RunOutcome, RunScope } from '../server/running/run-scope.js';
import { andThen, type MaybePromise } from '../support/flow/maybe-promise.js';
import { carriedBy } from './carried-trace.js';
import type { GuardedSpans } from './guarded-spans.js';
import type { OpenTelemetry } from './open-telemetry.js';
import { RUN_SPAN } from './run-span.js';
import { ATTRIBUTE, SYSTEM } from './span-attributes.js';
import { tellOutcome } from './tell-outcome.js';
import type { ResolvedTelemetryOptions } from './telemetry-options.js';

const OPERATION = 'run';

/**
 * Makes a span of each run, which is active for the method, its filters and everything that they call. The trace of the
 * creation goes on, with its baggage.
 */
export class RunTracer implements RunScope {
  constructor(
    private readonly api: OpenTelemetry,
    private readonly spans: GuardedSpans,
    private readonly options: Pick<ResolvedTelemetryOptions, 'runs' | 'spanNames'>,
  ) {}

  around(assignment: Assignment, run: () => MaybePromise<RunOutcome>): MaybePromise<RunOutcome> {
    const { context, trace } = this.api;
    const carried = carriedBy(assignment.parameters);
    const origin = this.originOf(carried.fields);
    const span = this.start(assignment, origin, carried.failedRun);
    if (!span) return run();

    assignment.items.set(RUN_SPAN, span);
    return andThen(context.with(trace.setSpan(origin, span), run), (outcome) => {
      this.spans.end(span, () => tellOutcome(this.api, span, outcome));
      return outcome;
    });
  }

  private originOf(fields: Readonly<Record<string, string>>): Context {
    const { propagation, ROOT_CONTEXT } = this.api;
    const extracted = this.spans.safely(() => propagation.extract(ROOT_CONTEXT, fields));
    return extracted ?? ROOT_CONTEXT;
  }

  private start(
    assignment: Assignment,
    origin: Context,
    failedRun: SpanContext | undefined,
  ): Span | undefined {
    const { trace, SpanKind } = this.api;
    const isRoot = this.options.runs === 'linked';
    const linked = [isRoot ? trace.getSpanContext(origin) : undefined, failedRun];
    const links = linked.flatMap((one) => this.linkTo(one));
    const attributes = attributesOf(assignment);
    const options = { kind: SpanKind.CONSUMER, attributes, links, root: isRoot };
    return this.spans.start(this.nameOf(assignment), options, origin);
  }

  private linkTo(context: SpanContext | undefined): Link[] {
    const isValid = context !== undefined && this.api.trace.isSpanContextValid(context);
    return isValid ? [{ context }] : [];
  }

  private nameOf({ claimed: { type, method, queue } }: Assignment): string {
    return `${OPERATION} ${this.options.spanNames === 'queue' ? queue : `${type}.${method}`}`;
  }
}

function attributesOf({ claimed, parameters }: Assignment): Attributes {
  const recurring = recurringRunOf(parameters);
  const { id, type, method, queue, lease, batchId } = claimed;
  return {
    [ATTRIBUTE.system]: SYSTEM,
    [ATTRIBUTE.operationType]: 'process',
    [ATTRIBUTE.operationName]: OPERATION,
    [ATTRIBUTE.destination]: queue,
    [ATTRIBUTE.messageId]: id,
    [ATTRIBUTE.clientId]: lease.serverId,
    [ATTRIBUTE.jobType]: type,
    [ATTRIBUTE.jobMethod]: method,
    [ATTRIBUTE.attempt]: lease.attempt,
    ...(batchId !== undefined && { [ATTRIBUTE.batch]: batchId }),
    ...(recurring && { [ATTRIBUTE.recurringJob]: recurring.id }),
  };
}
