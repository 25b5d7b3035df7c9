import { type AttemptSeries, attemptSeries } from '../../attempts/attempt-series.js';
import type { AttemptTally } from '../../attempts/attempt-tally.js';
import type { DurationHistogram } from '../../attempts/duration-histogram.js';
import { OTHERS, type TallyMap } from '../../attempts/tally-map.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type {
  Percentiles,
  PerformanceAnswer,
  PerformanceRow,
  Span,
} from '../answers/performance.js';
import { deploysOf } from './deploys.js';
import { SharedAnswers } from './shared-answers.js';
import { pointsOf, startOf, stepOf } from './spans.js';

/** Nobody reads longer tables. */
const MAX_ROWS = 200;
/** Servers report every few seconds, and nobody sees the difference. */
const MAX_AGE_MS = 5_000;

/** Reads how long jobs ran and waited. */
export class PerformanceReader {
  private readonly answers = new SharedAnswers<PerformanceAnswer>(MAX_AGE_MS);

  constructor(private readonly storage: JobStorage) {}

  read(span: Span): Promise<PerformanceAnswer> {
    return this.answers.get(span, () => this.readNow(span));
  }

  private async readNow(span: Span): Promise<PerformanceAnswer> {
    const now = this.storage.clock.now();
    const [queues, methods, servers, versions] = await Promise.all([
      this.sums(attemptSeries.queues, span, now),
      this.sums(attemptSeries.methods, span, now),
      this.sums(attemptSeries.servers, span, now),
      this.sums(attemptSeries.versions, span, now),
    ]);
    return {
      span,
      points: pointsOf(span, now, (fromMs) => countsOf(queues.get(fromMs))),
      deploys: deploysOf(versions),
      methods: rowsOf(attemptSeries.methods, methods),
      queues: rowsOf(attemptSeries.queues, queues),
      servers: rowsOf(attemptSeries.servers, servers),
      versions: rowsOf(attemptSeries.versions, versions),
    };
  }

  private sums(series: AttemptSeries<AttemptTally>, span: Span, now: Date): Promise<Sums> {
    return series.sumsSince(this.storage.measurements, startOf(span, now), stepOf(span));
  }
}

type Sums = ReadonlyMap<number, TallyMap<AttemptTally>>;

function countsOf(tallies: TallyMap<AttemptTally> | undefined) {
  let [count, failed] = [0, 0];
  for (const [, tally] of tallies?.entries ?? []) {
    count += tally.count;
    failed += tally.failed;
  }
  return { count, failed };
}

/** What took most of the workers' time comes first; those without a name come last. */
function rowsOf(series: AttemptSeries<AttemptTally>, sums: Sums): PerformanceRow[] {
  const whole = series.empty();
  for (const tallies of sums.values()) whole.merge(tallies.entries);

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
