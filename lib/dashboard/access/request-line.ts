import { PacedRefusals } from './paced-refusals.js';

export interface RequestLimits {
  /** How many requests are answered at the same time. */
  readonly places: number;
  /** How many of these one person's may be. */
  readonly placesForOne: number;
  /** How many requests of one person may wait; whatever comes beyond is refused. */
  readonly waitingForOne: number;
  /** The same for all together. */
  readonly maxWaiting: number;
  /** How long a request may wait, in milliseconds; then it is refused. */
  readonly maxWaitMs: number;
}

/**
 * One answer for each person at a time, so that a slow one holds up nobody else. It also leaves
 * processors to the jobs: see the cell "flooded" of the benchmark.
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
}

/** Requests of the dashboard, in a line for each person. Whose turn it is goes round, so nobody shuts out the others. */
export class RequestLine {
  /** In the order in which they get their turns. */
  private readonly visitors = new Map<string, Visitor>();
  private running = 0;
  private waiting = 0;
  private readonly refusals = new PacedRefusals();

  constructor(private readonly limits: RequestLimits = REQUEST_LIMITS) {}

  /**
   * Waits for a turn.
   *
   * @param gone fires when nobody waits for the answer any more
   * @returns ends the turn
   * @throws DashboardBusyError
   */
  async enter(user: string, gone: AbortSignal): Promise<() => void> {
    const visitor = this.visitorOf(user);
    if (this.mayRun(visitor)) this.begin(visitor);
    else if (!(await this.hasTurn(user, visitor, gone))) await this.refusals.refuse(gone);
    return () => this.leave(user, visitor);
  }

  /** Waits in the line; false where it is full, or the turn does not come in time. */
  private async hasTurn(user: string, visitor: Visitor, gone: AbortSignal): Promise<boolean> {
    const { waitingForOne, maxWaiting, maxWaitMs } = this.limits;
    const isFull = visitor.waiting.size >= waitingForOne || this.waiting >= maxWaiting;
    if (isFull) return false;

    return new Promise((resolve) => {
      const leaveLine = () => {
        clearTimeout(timer);
        gone.removeEventListener('abort', giveUp);
        visitor.waiting.delete(begin);
        this.waiting -= 1;
      };
      const begin = () => {
        leaveLine();
        this.begin(visitor);
        resolve(true);
      };
      const giveUp = () => {
        leaveLine();
        this.forgetIdle(user, visitor);
        resolve(false);
      };
      const timer = setTimeout(giveUp, maxWaitMs);
      timer.unref();
      gone.addEventListener('abort', giveUp);
      visitor.waiting.add(begin);
      this.waiting += 1;
      if (gone.aborted) giveUp();
    });
  }

  private leave(user: string, visitor: Visitor): void {
    visitor.running -= 1;
    this.running -= 1;
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

    const visitor: Visitor = { running: 0, waiting: new Set() };
    this.visitors.set(user, visitor);
    return visitor;
  }

  private forgetIdle(user: string, { running, waiting }: Visitor): void {
    if (running === 0 && waiting.size === 0) this.visitors.delete(user);
  }
}
