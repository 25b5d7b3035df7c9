// Not the global one: a test that fakes the global timers would have every caller wait for ever.
import { setImmediate } from 'node:timers';

/**
 * Lets the event loop turn after so many steps: work that goes from one promise to the next keeps everything
 * else waiting, such as answers of a database or requests over HTTP, until there is nothing left to do.
 */
export class EventLoopBudget {
  private steps = 0;
  private turn: Promise<void> | undefined;

  /** @param maxSteps how many steps all together may take in one turn */
  constructor(private readonly maxSteps: number) {}

  /** Counts a step; where there have been enough, what to wait for before it. */
  step(): Promise<void> | undefined {
    this.steps += 1;
    if (this.steps <= this.maxSteps) return undefined;

    this.turn ??= new Promise((resolve) => {
      setImmediate(() => {
        this.turn = undefined;
        this.steps = 0;
        resolve();
      });
    });
    return this.turn;
  }
}
