import type { Failure } from '../storage/jobs/latest-failure.js';
import { cut } from '../support/text/cut.js';
import { CountTally } from './count-tally.js';
import { isAmount } from './duration-histogram.js';
import { type Tally, type TallyKind, TallyMap } from './tally-map.js';

const MAX_TYPE_CHARS = 200;
const MAX_MESSAGE_CHARS = 300;
/** How many failures are told apart in one step of time. */
const MAX_FAILURES = 200;
/** How many job ids a failure keeps as examples: those of the latest jobs. */
const MAX_SAMPLES = 5;

/** A failure is counted by each of these. */
export const FAILURE_DIMENSIONS = ['methods', 'queues', 'servers', 'versions'] as const;
export type FailureDimension = (typeof FAILURE_DIMENSIONS)[number];
type CountsBy = Readonly<Record<FailureDimension, TallyMap<CountTally>>>;

/** How often a failure occurred, where, and with which jobs. */
export class FailureTally implements Tally<FailureTally> {
  static readonly KIND: TallyKind<FailureTally> = {
    create: () => new FailureTally(),
    maxNames: MAX_FAILURES,
  };

  count = 0;
  type = '';
  /** The message of the latest attempt, cut. */
  message = '';
  /** The times of the first and the latest attempt, in milliseconds since 1970. */
  firstMs = Number.POSITIVE_INFINITY;
  lastMs = 0;
  /** The ids of the latest jobs, the latest last. */
  samples: readonly string[] = [];
  readonly by: CountsBy = {
    methods: new TallyMap(CountTally.KIND),
    queues: new TallyMap(CountTally.KIND),
    servers: new TallyMap(CountTally.KIND),
    versions: new TallyMap(CountTally.KIND),
  };

  get weight(): number {
    return this.count;
  }

  add(
    { type, message }: Failure,
    { jobId, endedAt }: { readonly jobId: string; readonly endedAt: Date },
    where: Readonly<Record<FailureDimension, string | undefined>>,
  ): void {
    const ms = endedAt.getTime();
    this.count += 1;
    this.firstMs = Math.min(this.firstMs, ms);
    this.lastMs = Math.max(this.lastMs, ms);
    this.type = cut(type, MAX_TYPE_CHARS);
    this.message = cut(message, MAX_MESSAGE_CHARS);
    this.samples = latest([...this.samples, jobId]);
    for (const dimension of FAILURE_DIMENSIONS) {
      const name = where[dimension];
      if (name !== undefined) this.by[dimension].of(name).count += 1;
    }
  }

  merge(other: FailureTally): void {
    this.mergeFacts(other);
    for (const dimension of FAILURE_DIMENSIONS) {
      this.by[dimension].merge(other.by[dimension].entries);
    }
  }

  mergeJson(json: unknown): void {
    if (!Array.isArray(json)) return;
    const [count, type, message, firstMs, lastMs, samples, by] = json as unknown[];
    if (!isAmount(count) || !isAmount(firstMs) || !isAmount(lastMs)) return;

    const ids = Array.isArray(samples) ? samples.map(textOf) : [];
    const texts = { type: textOf(type), message: textOf(message) };
    this.mergeFacts({ count, ...texts, firstMs, lastMs, samples: ids });
    const maps: unknown[] = Array.isArray(by) ? by : [];
    for (const [index, dimension] of FAILURE_DIMENSIONS.entries()) {
      this.by[dimension].mergeJson(maps[index]);
    }
  }

  toJSON() {
    const { count, type, message, firstMs, lastMs, samples } = this;
    const by = FAILURE_DIMENSIONS.map((dimension) => this.by[dimension]);
    return [count, type, message, firstMs, lastMs, samples, by];
  }

  private mergeFacts(other: FailureFacts): void {
    const [before, after] = this.lastMs <= other.lastMs ? [this, other] : [other, this];
    const { type, message, lastMs } = after;
    this.samples = latest([...before.samples, ...after.samples]);
    this.count += other.count;
    this.firstMs = Math.min(this.firstMs, other.firstMs);
    Object.assign(this, { type, message, lastMs });
  }
}

type FailureFacts = Pick<
  FailureTally,
  'count' | 'type' | 'message' | 'firstMs' | 'lastMs' | 'samples'
>;

const latest = (ids: readonly string[]): readonly string[] => [...new Set(ids)].slice(-MAX_SAMPLES);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
