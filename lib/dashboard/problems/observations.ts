import type { FastSample, SlowSample } from '../live/live-sample.js';

const KEPT_MS = 6 * 60_000;
const KEPT_ANSWER_TIMES = 5;

/** How many jobs were ready in each queue. */
export interface QueueDepths {
  readonly at: Date;
  readonly ready: ReadonlyMap<string, number>;
}

/** What the last minutes have shown, for problems that a single look does not. */
export class Observations {
  /** Oldest first. */
  private depthsSeen: QueueDepths[] = [];
  private answersMs: number[] = [];
  private latest: SlowSample | undefined;

  add(fast: FastSample, slow: SlowSample): void {
    this.answersMs = [...this.answersMs, fast.answerMs].slice(-KEPT_ANSWER_TIMES);
    if (slow === this.latest) return;

    this.latest = slow;
    const ready = new Map(slow.queues.map((queue) => [queue.name, queue.ready.count]));
    this.depthsSeen = [...this.depthsSeen, { at: slow.at, ready }].filter(
      ({ at }) => slow.at.getTime() - at.getTime() <= KEPT_MS,
    );
  }

  get slow(): SlowSample | undefined {
    return this.latest;
  }

  get depths(): readonly QueueDepths[] {
    return this.depthsSeen;
  }

  /** How long the store took to answer lately, the latest last. */
  get answerTimesMs(): readonly number[] {
    return this.answersMs;
  }
}
