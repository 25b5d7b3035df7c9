import type { AttemptTally } from '../../attempts/attempt-tally.js';
import type { DurationHistogram } from '../../attempts/duration-histogram.js';
import { OTHERS, type TallyMap } from '../../attempts/tally-map.js';
import type { JobStorage } from '../../storage/job-storage.js';
import { SharedAnswers } from '../../support/flow/shared-answers.js';
import type {
  Percentiles,
  PerformanceAnswer,
  PerformanceRow,
  Span,
} from '../answers/performance.js';
import { deploysOf } from './deploys.js';
import { SettledSums } from './settled-sums.js';
import { pointsOf } from './spans.js';

/** Nobody reads longer tables. */
const MAX_ROWS = 200;
/** Servers report every few seconds, so nobody sees the difference. */
const MAX_AGE_MS = 5_000;

/** Reads how long jobs ran and waited. */
export class PerformanceReader {
  private readonly answers = new SharedAnswers<PerformanceAnswer>(MAX_AGE_MS);
  private readonly sums = new Map<Span, SettledSums>();

  constructor(private readonly storage: JobStorage) {}

  read(span: Span): Promise<PerformanceAnswer> {
    return this.answers.get(span, () => this.readNow(span));
  }

  private async readNow(span: Span): Promise<PerformanceAnswer> {
    const now = this.storage.clock.now();
    const { wholes, byStep } = await this.sumsOf(span).read(now);
    return {
      span,
      points: pointsOf(span, now, (fromMs) => {
        const { count, failed } = byStep.get(fromMs) ?? { count: 0, failed: 0 };
        return { count, failed };
      }),
      deploys: deploysOf(Array.from(byStep, ([from, { versions }]) => [from, versions] as const)),
      methods: rowsOf(wholes.methods),
      queues: rowsOf(wholes.queues),
      servers: rowsOf(wholes.servers),
      versions: rowsOf(wholes.versions),
    };
  }

  private sumsOf(span: Span): SettledSums {
    const there = this.sums.get(span);
    if (there) return there;

    const sums = new SettledSums(this.storage.measurements, span);
    this.sums.set(span, sums);
    return sums;
  }
}

/** The rows that took most of the workers' time come first; the row without a name comes last. */
function rowsOf(whole: TallyMap<AttemptTally>): PerformanceRow[] {
  const named = [...whole.entries].filter(([name]) => name !== OTHERS);
  named.sort(([, a], [, b]) => b.weight - a.weight);
  for (const [, tally] of named.slice(MAX_ROWS)) whole.of(OTHERS).merge(tally);
  const others = [...whole.entries].filter(([name]) => name === OTHERS);
  return [...named.slice(0, MAX_ROWS), ...others].map(([name, tally]) => rowOf(name, tally));
}

const rowOf = (name: string, { count, failed, runs, waits }: AttemptTally): PerformanceRow => ({
  name,
  count,
  failed,
  totalMs: Math.round(runs.sumMs),
  run: percentilesOf(runs),
  wait: percentilesOf(waits),
});

function percentilesOf(durations: DurationHistogram): Percentiles {
  const at = (share: number) => Math.round(durations.quantile(share) ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
