import { attemptSeries } from '../../attempts/attempt-series.js';
import type { AttemptTally } from '../../attempts/attempt-tally.js';
import { OTHERS, type TallyMap } from '../../attempts/tally-map.js';
import type { StoredMeasurement } from '../../storage/measurements/measurement-store.js';

/** The series that are summed. */
export const SUMMED = ['methods', 'queues', 'servers', 'versions'] as const;
type SummedSeries = (typeof SUMMED)[number];

/** The counts and the versions of one step of a span. */
export interface StepSum {
  readonly count: number;
  readonly failed: number;
  /** The versions that ran jobs. */
  readonly versions: readonly string[];
}

const NOTHING: StepSum = { count: 0, failed: 0, versions: [] };

/** The attempts of a span: the sums over the whole span, and a few numbers for each step. */
export class SpanSums {
  readonly wholes: Readonly<Record<SummedSeries, TallyMap<AttemptTally>>> = {
    methods: attemptSeries.methods.empty(),
    queues: attemptSeries.queues.empty(),
    servers: attemptSeries.servers.empty(),
    versions: attemptSeries.versions.empty(),
  };
  private readonly steps = new Map<number, StepSum>();

  constructor(private readonly stepMs: number) {}

  /** The steps by their first instants, the oldest first; steps without attempts are left out. */
  get byStep(): ReadonlyMap<number, StepSum> {
    return this.steps;
  }

  /** Measurements must come in the order of time. Measurements of other series are ignored. */
  add({ series, from, body }: StoredMeasurement): void {
    const name = SUMMED.find((one) => one === series);
    if (!name) return;
    if (name === 'methods' || name === 'servers') {
      attemptSeries[name].addTo(this.wholes[name], body);
      return;
    }
    const tallies = attemptSeries[name].read(body);
    this.wholes[name].merge(tallies.entries);
    const fromMs = Math.floor(from.getTime() / this.stepMs) * this.stepMs;
    if (name === 'queues') this.grow(fromMs, countsOf(tallies));
    if (name === 'versions') this.grow(fromMs, { ...NOTHING, versions: namesIn(tallies) });
  }

  /** @returns both together; `later` begins where this ends */
  with(later: SpanSums): SpanSums {
    const sum = new SpanSums(this.stepMs);
    for (const part of [this, later]) {
      for (const name of SUMMED) sum.wholes[name].merge(part.wholes[name].entries);
      for (const [fromMs, step] of part.steps) sum.grow(fromMs, step);
    }
    return sum;
  }

  private grow(fromMs: number, { count, failed, versions }: StepSum): void {
    const before = this.steps.get(fromMs) ?? NOTHING;
    this.steps.set(fromMs, {
      count: before.count + count,
      failed: before.failed + failed,
      versions: [...new Set([...before.versions, ...versions])],
    });
  }
}

function countsOf(tallies: TallyMap<AttemptTally>): StepSum {
  let [count, failed] = [0, 0];
  for (const [, tally] of tallies.entries) {
    count += tally.count;
    failed += tally.failed;
  }
  return { ...NOTHING, count, failed };
}

const namesIn = (tallies: TallyMap<AttemptTally>): string[] =>
  Array.from(tallies.entries, ([name]) => name).filter((name) => name !== OTHERS);
