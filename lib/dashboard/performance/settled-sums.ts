import { setImmediate } from 'node:timers/promises';
import type {
  MeasurementStore,
  StoredMeasurement,
} from '../../storage/measurements/measurement-store.js';
import type { Span } from '../answers/performance.js';
import { attemptsBetween } from './attempts-between.js';
import { SpanSums, SUMMED } from './span-sums.js';
import { settledAt, startOf, stepOf } from './spans.js';

/** The sum gives way to other work after so long, because jobs may run in this process. */
const LONGEST_SLICE_MS = 10;

interface Settled {
  readonly startMs: number;
  readonly endMs: number;
  readonly sums: SpanSums;
}

/**
 * The attempts of a span up to now. A week of a thousand methods is tens of megabytes. So the sums of steps that
 * cannot change any more are added up once a step, beside an answer that still uses the sums of the step before. An
 * answer itself reads only the latest steps.
 */
export class SettledSums {
  private settled: Settled | undefined;
  private settling: Promise<Settled> | undefined;

  constructor(
    private readonly store: MeasurementStore,
    private readonly span: Span,
  ) {}

  async read(now: Date): Promise<SpanSums> {
    const { sums, endMs } = await this.settledFor(now);
    const latest = await this.store.read(SUMMED, new Date(endMs));
    const unsettled = new SpanSums(stepOf(this.span));
    await addInSlices(unsettled, latest);
    return sums.with(unsettled);
  }

  private async settledFor(now: Date): Promise<Settled> {
    const startMs = startOf(this.span, now).getTime();
    const { settled } = this;
    if (settled?.startMs === startMs) return settled;

    const settling = this.settle(startMs, settledAt(this.span, now).getTime());
    const isOneStepBehind = settled && startMs - settled.startMs === stepOf(this.span);
    if (!isOneStepBehind) return settling;
    // This answer does not wait for the new sums: it reaches back a step further. After a failure, the next answer
    // tries again.
    settling.catch(() => {});
    return settled;
  }

  private settle(startMs: number, endMs: number): Promise<Settled> {
    this.settling ??= this.readSettled(startMs, endMs).finally(() => {
      this.settling = undefined;
    });
    return this.settling;
  }

  private async readSettled(startMs: number, endMs: number): Promise<Settled> {
    const sums = new SpanSums(stepOf(this.span));
    for await (const stored of attemptsBetween(this.store, startMs, endMs)) {
      await addInSlices(sums, stored);
    }
    this.settled = { startMs, endMs, sums };
    return this.settled;
  }
}

async function addInSlices(sums: SpanSums, stored: readonly StoredMeasurement[]): Promise<void> {
  let sliceMs = performance.now();
  for (const measurement of stored) {
    sums.add(measurement);
    if (performance.now() - sliceMs < LONGEST_SLICE_MS) continue;
    await setImmediate();
    sliceMs = performance.now();
  }
}
