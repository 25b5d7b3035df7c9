import type { Attributes, Context, Span } from '@opentelemetry/api';
import type { Beginning, CreationScope, Leaving } from '../creation/creation-scope.js';
import type { BackgroundJob } from '../job/background-job.js';
import type { NewJob } from '../storage/jobs/records.js';
import {
  type CarriedTrace,
  carry,
  fieldsOf,
  type TraceFields,
  withParents,
} from './carried-trace.js';
import type { GuardedSpans } from './guarded-spans.js';
import { isNothing } from './is-nothing.js';
import type { OpenTelemetry } from './open-telemetry.js';
import { recordError } from './record-error.js';
import { ATTRIBUTE, SYSTEM } from './span-attributes.js';
import type { ResolvedTelemetryOptions } from './telemetry-options.js';

/** Makes a span of each call that creates jobs, and hands its trace on with the jobs. */
export class CreationTracer implements CreationScope {
  constructor(
    private readonly api: OpenTelemetry,
    private readonly spans: GuardedSpans,
    private readonly options: Pick<ResolvedTelemetryOptions, 'spanNames'>,
  ) {}

  async around<T>(beginning: Beginning, work: (leaving: Leaving) => Promise<T>): Promise<T> {
    const { context, trace } = this.api;
    const active = context.active();
    const span = this.start(beginning, active);
    if (!span || isNothing(this.api, span, active)) return work(() => {});

    const inside = trace.setSpan(active, span);
    this.spans.safely(() => this.carry(beginning, fieldsOf(this.api, inside)));
    let created: readonly NewJob[] = [];
    const leaving = (jobs: readonly NewJob[]) => {
      created = jobs;
    };
    try {
      const result = await this.spans.inside(inside, () => work(leaving));
      this.spans.end(span, () => this.tell(span, beginning, created));
      return result;
    } catch (error) {
      this.spans.end(span, () => {
        this.tell(span, beginning, created);
        recordError(this.api, span, error);
      });
      throw error;
    }
  }

  private start(beginning: Beginning, active: Context): Span | undefined {
    const { SpanKind } = this.api;
    const { isBulk, operation } = beginning;
    const jobs = callsOf(beginning);
    const attributes: Attributes = {
      [ATTRIBUTE.system]: SYSTEM,
      [ATTRIBUTE.operationType]: 'send',
      [ATTRIBUTE.operationName]: operation,
      ...(isBulk ? { [ATTRIBUTE.messageCount]: jobs.length } : ofSingle(jobs)),
    };
    const name = this.nameOf(operation, jobs, undefined);
    const options = { kind: SpanKind.PRODUCER, attributes };
    return this.spans.start(name, options, active);
  }

  private carry({ jobs }: Beginning, fields: TraceFields): void {
    if (Object.keys(fields).length === 0) return;

    const alone: CarriedTrace = { fields };
    for (const { draft, start } of jobs) {
      carry(draft.parameters, start.parents ? withParents(alone, start.parents) : alone);
    }
  }

  /** A filter may choose another queue, and may cancel jobs. */
  private tell(span: Span, beginning: Beginning, created: readonly NewJob[]): void {
    const { isBulk, operation } = beginning;
    const queue = sameOf(created.map((job) => job.queue));
    if (queue !== undefined) span.setAttribute(ATTRIBUTE.destination, queue);
    if (isBulk) span.setAttribute(ATTRIBUTE.messageCount, created.length);
    else if (created.length === 0) span.setAttribute(ATTRIBUTE.canceled, true);
    span.updateName(
      this.nameOf(operation, created.length > 0 ? created : callsOf(beginning), queue),
    );
  }

  private nameOf(
    operation: string,
    jobs: readonly Pick<BackgroundJob, 'type' | 'method'>[],
    queue: string | undefined,
  ): string {
    const target =
      this.options.spanNames === 'queue'
        ? queue
        : sameOf(jobs.map(({ type, method }) => `${type}.${method}`));
    return target === undefined ? operation : `${operation} ${target}`;
  }
}

const callsOf = ({ jobs }: Beginning) => jobs.map(({ draft }) => draft.job);

const ofSingle = ([job]: readonly BackgroundJob[]): Attributes =>
  job
    ? {
        [ATTRIBUTE.messageId]: job.id,
        [ATTRIBUTE.jobType]: job.type,
        [ATTRIBUTE.jobMethod]: job.method,
      }
    : {};

/** The text, if all are the same. */
function sameOf([first, ...others]: readonly string[]): string | undefined {
  return others.every((text) => text === first) ? first : undefined;
}
