import type { ClaimedJob } from '../../../storage/jobs/records.js';

/** What a claim from the beginning takes where nothing dead lies in its way, in milliseconds. */
const USUAL_MS = 5;
const USUAL_MS_PER_JOB = 0.012;

/** A busy machine makes one walk slow; dead places make them all slow. */
const WALKS_COMPARED = 3;

/** A slow walk is repeated when so many times its duration has passed: a twentieth of the time. */
const REST_WHILE_BUSY = 20;
/** The same where there was nothing else to claim, and the walk takes longer than this. */
const REST_WHILE_IDLE = 4;
const LONG_MS = 100;

const FIRST = { priority: -32_768, id: '00000000-0000-0000-0000-000000000000' } as const;

/** The place of a job in its queue. */
interface Place {
  readonly priority: number;
  readonly id: string;
}

/**
 * Where claims begin to look. While a transaction elsewhere keeps the database from cleaning up, the
 * places of all jobs that were claimed since are still there to be walked over, and every claim takes
 * longer than the one before. Then claims go on behind the last claimed job, and begin at the
 * beginning only now and then, which takes a twentieth of their time: what became ready in front of it
 * (a retry, a higher priority) waits for that.
 */
export class ClaimStart {
  private readonly places = new Map<string, Place>();
  private readonly lastWalksMs: number[] = [];
  private slowWalks = 0;
  private walkedAtMs = Number.NEGATIVE_INFINITY;

  /** Whether claims may begin at the beginning, while they bring as much as they ask for. */
  get isBeginningDue(): boolean {
    return this.slowWalks < WALKS_COMPARED || this.msUntilWalk(REST_WHILE_BUSY) <= 0;
  }

  /** How long to wait before beginning at the beginning where there is nothing else to claim. */
  get msUntilBeginning(): number {
    return this.walkMs < LONG_MS ? 0 : Math.max(0, this.msUntilWalk(REST_WHILE_IDLE));
  }

  /** The places for claims behind the last claimed jobs. */
  behindLast(queues: readonly string[]): readonly [number[], string[]] {
    const places = queues.map((queue) => this.places.get(queue) ?? FIRST);
    return [places.map(({ priority }) => priority), places.map(({ id }) => id)];
  }

  /** The places for claims from the beginning. */
  beginning(queues: readonly string[]): readonly [number[], string[]] {
    return [queues.map(() => FIRST.priority), queues.map(() => FIRST.id)];
  }

  /** In the order of their places, queue by queue. */
  claimed(jobs: readonly ClaimedJob[]): void {
    for (const [index, { queue, priority, id }] of jobs.entries()) {
      const isLastOfQueue = jobs[index + 1]?.queue !== queue;
      if (isLastOfQueue) this.places.set(queue, { priority, id });
    }
  }

  walked(tookMs: number, jobs: number): void {
    this.walkedAtMs = performance.now();
    this.lastWalksMs.push(tookMs);
    if (this.lastWalksMs.length > WALKS_COMPARED) this.lastWalksMs.shift();
    this.slowWalks = tookMs > USUAL_MS + jobs * USUAL_MS_PER_JOB ? this.slowWalks + 1 : 0;
  }

  private get walkMs(): number {
    return Math.min(...this.lastWalksMs);
  }

  private msUntilWalk(rest: number): number {
    return this.walkedAtMs + rest * this.walkMs - performance.now();
  }
}
