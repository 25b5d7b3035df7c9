import { TurnOutcomes } from './turn-outcomes.js';

export interface TurnLimits {
  /** How many may be under way at the same time. */
  readonly places: number;
  /** How many may wait; whoever comes then is refused at once. */
  readonly maxWaiting: number;
  /**
   * How long one may wait, in milliseconds; then it is refused. Where none of those in front has ended in that time, it
   * waits on: how they end says what to tell.
   */
  readonly maxWaitMs: number;
}

export interface TurnLoad {
  readonly running: number;
  readonly waiting: number;
}

export interface TurnRefusals {
  /** What work is refused with where there is too much of it. */
  readonly tooMany: (load: TurnLoad) => Error;
  /** Whether an error says that nobody would have been answered. Work that waited behind it is refused with it, too. */
  readonly isOutage: (error: unknown) => boolean;
}

/** So much work at the same time, and a line with an end for what comes beyond that. */
export class Turns {
  private running = 0;
  private readonly line = new Set<() => void>();
  private readonly outcomes: TurnOutcomes;

  constructor(
    private readonly limits: TurnLimits,
    private readonly refusals: TurnRefusals,
  ) {
    this.outcomes = new TurnOutcomes(refusals.isOutage);
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.places) await this.turn();
    else this.running += 1;
    try {
      const result = await work();
      this.outcomes.add();
      return result;
    } catch (error) {
      this.outcomes.add(error);
      throw error;
    } finally {
      this.leave();
    }
  }

  /** Resolves with the place of somebody who has left. */
  private turn(): Promise<void> {
    const { maxWaiting, maxWaitMs } = this.limits;
    const { outcomes } = this;
    const before = outcomes.count;
    if (this.line.size >= maxWaiting) return Promise.reject(this.refusalSince(before - 1));

    return new Promise((resolve, reject) => {
      const timer = setInterval(() => {
        if (outcomes.count === before) return;
        clearInterval(timer);
        this.line.delete(begin);
        reject(this.refusalSince(before));
      }, maxWaitMs);
      timer.unref();
      const begin = () => {
        clearInterval(timer);
        resolve();
      };
      this.line.add(begin);
    });
  }

  private leave(): void {
    const [next] = this.line;
    if (next) {
      this.line.delete(next);
      next();
    } else {
      this.running -= 1;
    }
  }

  private refusalSince(count: number): unknown {
    const load = { running: this.running, waiting: this.line.size };
    return this.outcomes.outageSince(count) ?? this.refusals.tooMany(load);
  }
}
