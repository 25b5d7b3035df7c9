import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import { TurnOutcomes } from '../../support/flow/turn-outcomes.js';
import { AnswerTimeoutError } from '../errors/answer-timeout-error.js';
import { DashboardBusyError } from '../errors/dashboard-busy-error.js';
import { PacedRefusals } from './paced-refusals.js';

export interface RequestLimits {
  /** How many requests are answered at the same time. */
  readonly places: number;
  /** How many requests of one person are answered at the same time. */
  readonly placesForOne: number;
  /** How many requests of one person may wait; further requests are refused. */
  readonly waitingForOne: number;
  /** How many requests of all people together may wait. */
  readonly maxWaiting: number;
  /**
   * How long a request may wait, in milliseconds; then it is refused. If no request in front of it has ended in that
   * time, it goes on waiting, because the end of the requests in front decides which error it gets.
   */
  readonly maxWaitMs: number;
}

/**
 * Each person gets one answer at a time, so that a slow answer holds up nobody else. This also leaves
 * processor time to the jobs: see the cell "flooded" of the benchmark.
 */
export const REQUEST_LIMITS: RequestLimits = {
  places: 4,
  placesForOne: 1,
  waitingForOne: 50,
  maxWaiting: 500,
  maxWaitMs: 5_000,
};

interface Visitor {
  running: number;
  readonly waiting: Set<() => void>;
  readonly outcomes: TurnOutcomes;
}

const isOutage = (error: unknown): boolean =>
  error instanceof StorageUnavailableError || error instanceof AnswerTimeoutError;

/**
 * Requests of the dashboard, in a line for each person. The turn passes from one person to the next, so nobody shuts
 * out the others.
 *
 * A request that waits too long fails as busy, or with the error of the requests in front, if they have found the
 * store away.
 */
export class RequestLine {
  /** The people, in the order of their turns. */
  private readonly visitors = new Map<string, Visitor>();
  private running = 0;
  private waiting = 0;
  private readonly outcomes = new TurnOutcomes(isOutage);
  private readonly refusals = new PacedRefusals();

  constructor(private readonly limits: RequestLimits = REQUEST_LIMITS) {}

  /**
   * Waits for a turn.
   *
   * @param gone fires when the client has gone
   * @returns a function that ends the turn; call it with the error if the request has failed
   * @throws DashboardBusyError
   * @throws the outage that a request in front has met
   */
  async enter(user: string, gone: AbortSignal): Promise<(error?: unknown) => void> {
    const visitor = this.visitorOf(user);
    if (this.mayRun(visitor)) this.begin(visitor);
    else await this.wait(user, visitor, gone);
    return (error) => this.leave(user, visitor, error);
  }

  private async wait(user: string, visitor: Visitor, gone: AbortSignal): Promise<void> {
    const refusal = this.isFullFor(visitor)
      ? lastRefusal(this.inFrontOf(visitor))
      : await this.turn(visitor, gone);
    if (refusal === undefined) return;

    this.forgetIdle(user, visitor);
    await this.refusals.refuse(refusal, gone);
  }

  /** Waits in the line. Resolves with an error if the turn does not come in time. */
  private turn(visitor: Visitor, gone: AbortSignal): Promise<unknown> {
    const inFront = this.inFrontOf(visitor);
    const before = inFront.count;

    return new Promise((resolve) => {
      const leaveLine = () => {
        clearInterval(timer);
        gone.removeEventListener('abort', giveUp);
        visitor.waiting.delete(begin);
        this.waiting -= 1;
      };
      const begin = () => {
        leaveLine();
        this.begin(visitor);
        resolve(undefined);
      };
      const giveUp = () => {
        leaveLine();
        resolve(refusalSince(inFront, before));
      };
      const timer = setInterval(() => inFront.count > before && giveUp(), this.limits.maxWaitMs);
      timer.unref();
      gone.addEventListener('abort', giveUp);
      visitor.waiting.add(begin);
      this.waiting += 1;
      if (gone.aborted) giveUp();
    });
  }

  private isFullFor(visitor: Visitor): boolean {
    const { waitingForOne, maxWaiting } = this.limits;
    return visitor.waiting.size >= waitingForOne || this.waiting >= maxWaiting;
  }

  /** The turns that must end first: the person's own turns, or everybody's. */
  private inFrontOf({ running, outcomes }: Visitor): TurnOutcomes {
    return running >= this.limits.placesForOne ? outcomes : this.outcomes;
  }

  private leave(user: string, visitor: Visitor, error: unknown): void {
    visitor.running -= 1;
    this.running -= 1;
    for (const outcomes of [visitor.outcomes, this.outcomes]) outcomes.add(error);
    this.forgetIdle(user, visitor);
    this.beginNext();
  }

  private beginNext(): void {
    for (const [user, visitor] of this.visitors) {
      const [begin] = visitor.waiting;
      if (!begin || !this.mayRun(visitor)) continue;

      this.visitors.delete(user);
      this.visitors.set(user, visitor);
      begin();
      return;
    }
  }

  private mayRun({ running }: Visitor): boolean {
    return this.running < this.limits.places && running < this.limits.placesForOne;
  }

  private begin(visitor: Visitor): void {
    visitor.running += 1;
    this.running += 1;
  }

  private visitorOf(user: string): Visitor {
    const known = this.visitors.get(user);
    if (known) return known;

    const visitor = {
      running: 0,
      waiting: new Set<() => void>(),
      outcomes: new TurnOutcomes(isOutage),
    };
    this.visitors.set(user, visitor);
    return visitor;
  }

  private forgetIdle(user: string, visitor: Visitor): void {
    const isIdle = visitor.running === 0 && visitor.waiting.size === 0;
    if (isIdle && this.visitors.get(user) === visitor) this.visitors.delete(user);
  }
}

/** For a request that finds the line full. In this case, only the end of the last turn is known. */
const lastRefusal = (inFront: TurnOutcomes) => refusalSince(inFront, inFront.count - 1);

function refusalSince(inFront: TurnOutcomes, count: number): unknown {
  return inFront.outageSince(count) ?? new DashboardBusyError();
}
