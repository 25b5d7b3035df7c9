import { TurnOutcomes } from './turn-outcomes.js';

export interface TurnLimits {
  /** How many pieces of work may be under way at the same time. */
  readonly places: number;
  /** How many pieces of work may wait. Further work is refused at once. */
  readonly maxWaiting: number;
  /**
   * How long work may wait before it is refused, in milliseconds. If no turn has ended in that time, the work waits on,
   * because the turns in front decide which error the caller gets.
   */
  readonly maxWaitMs: number;
}

export interface TurnLoad {
  readonly running: number;
  readonly waiting: number;
}

export interface TurnRefusals {
  /** Makes the error for work that is refused because there is too much work. */
  readonly tooMany: (load: TurnLoad) => Error;
  /**
   * Whether an error means that no caller would have got an answer. Work that waited behind such a turn is refused with
   * the same error.
   */
  readonly isOutage: (error: unknown) => boolean;
}

/** Limits how much work is under way at the same time. Further work waits in a line of limited length. */
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

  /** Resolves when another turn has ended and has left its place to this work. */
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
