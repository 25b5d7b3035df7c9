import { attemptSeries } from '../../attempts/attempt-series.js';
import type { AttemptTally } from '../../attempts/attempt-tally.js';
import { OTHERS, type TallyMap } from '../../attempts/tally-map.js';
import type { StoredMeasurement } from '../../storage/measurement-store.js';

/** The series that are summed. */
export const SUMMED = ['methods', 'queues', 'servers', 'versions'] as const;
type SummedSeries = (typeof SUMMED)[number];

/** What is known of one step of a span. */
export interface StepSum {
  readonly count: number;
  readonly failed: number;
  /** The versions that ran anything. */
  readonly versions: readonly string[];
}

const NOTHING: StepSum = { count: 0, failed: 0, versions: [] };

/** The attempts of a time, added up as a whole, and a little of each step. */
export class SpanSums {
  readonly wholes: Readonly<Record<SummedSeries, TallyMap<AttemptTally>>> = {
    methods: attemptSeries.methods.empty(),
    queues: attemptSeries.queues.empty(),
    servers: attemptSeries.servers.empty(),
    versions: attemptSeries.versions.empty(),
  };
  private readonly steps = new Map<number, StepSum>();

  constructor(private readonly stepMs: number) {}

  /** By their first instants, the oldest first; steps in which nothing ran are left out. */
  get byStep(): ReadonlyMap<number, StepSum> {
    return this.steps;
  }

  /** Measurements have to come in the order of time. One of another series is left out. */
  add({ series, from, body }: StoredMeasurement): void {
    const name = SUMMED.find((one) => one === series);
    if (!name) return;
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
