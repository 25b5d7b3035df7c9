import type { FastSample, ProblemSample } from './samples.js';

const KEPT_MS = 6 * 60_000;
const KEPT_ANSWER_TIMES = 5;

/** The ready jobs of each queue at one time. */
export interface QueueDepths {
  readonly at: Date;
  readonly ready: ReadonlyMap<string, QueueDepth>;
}

export interface QueueDepth {
  readonly count: number;
  /** Whether the number is exact. */
  readonly isExact: boolean;
  /** How long the oldest of these jobs has been ready, in milliseconds. */
  readonly ageMs: number;
}

/** The looks of the last minutes, for problems that a single look does not show. */
export class Observations {
  /** Oldest first. */
  private depthsSeen: QueueDepths[] = [];
  private answersMs: number[] = [];
  private latest: ProblemSample | undefined;

  add(fast: Pick<FastSample, 'answerMs'>, slow: ProblemSample): void {
    this.answersMs = [...this.answersMs, fast.answerMs].slice(-KEPT_ANSWER_TIMES);
    if (slow === this.latest) return;

    this.latest = slow;
    const ready = new Map(
      slow.queues.map(({ name, ready: { count, isExact }, oldestReadyAt = slow.at }) => {
        const ageMs = slow.at.getTime() - oldestReadyAt.getTime();
        return [name, { count, isExact, ageMs }];
      }),
    );
    this.depthsSeen = [...this.depthsSeen, { at: slow.at, ready }].filter(
      ({ at }) => slow.at.getTime() - at.getTime() <= KEPT_MS,
    );
  }

  /** A look was passed over, because no job was ready in any queue. */
  passOver(at: Date): void {
    this.depthsSeen = [...this.depthsSeen, { at, ready: new Map() }].filter(
      (depths) => at.getTime() - depths.at.getTime() <= KEPT_MS,
    );
  }

  get slow(): ProblemSample | undefined {
    return this.latest;
  }

  get depths(): readonly QueueDepths[] {
    return this.depthsSeen;
  }

  /** The latest answer times of the store, the latest last. */
  get answerTimesMs(): readonly number[] {
    return this.answersMs;
  }
}
