import type { Attributes } from '@opentelemetry/api';
import type { ClaimedJob } from '../storage/jobs/records.js';
import { ATTRIBUTE, SYSTEM } from './span-attributes.js';
import type { ResolvedTelemetryOptions } from './telemetry-options.js';

const OPERATION = 'run';

type Call = Pick<ClaimedJob, 'type' | 'method' | 'queue'>;

interface SpanBeginning extends Call {
  readonly name: string;
  readonly attributes: Attributes;
}

/**
 * The names of spans, and what samplers may decide by. An SDK copies these attributes several times, also for a run
 * that is not recorded. Jobs of one method mostly come in a row: the beginning is made once for all jobs of such a row.
 */
export class RunSpanBeginnings {
  private latest: SpanBeginning | undefined;

  constructor(private readonly names: ResolvedTelemetryOptions['spanNames']) {}

  of({ type, method, queue }: Call): SpanBeginning {
    const { latest } = this;
    if (latest?.method === method && latest.type === type && latest.queue === queue) return latest;

    const target = this.names === 'queue' ? queue : `${type}.${method}`;
    const attributes = {
      [ATTRIBUTE.system]: SYSTEM,
      [ATTRIBUTE.operationType]: 'process',
      [ATTRIBUTE.operationName]: OPERATION,
      [ATTRIBUTE.destination]: queue,
      [ATTRIBUTE.jobType]: type,
      [ATTRIBUTE.jobMethod]: method,
    };
    this.latest = { type, method, queue, name: `${OPERATION} ${target}`, attributes };
    return this.latest;
  }
}
