// Imported, because with fake global timers a test would keep every caller waiting for ever.
import { setImmediate } from 'node:timers';

/**
 * Lets the event loop turn after a number of steps. Work that goes from one promise to the next keeps everything else
 * waiting, such as answers of a database and requests over HTTP.
 */
export class EventLoopBudget {
  private steps = 0;
  private turn: Promise<void> | undefined;

  /** @param maxSteps how many steps all callers together may take in one turn */
  constructor(private readonly maxSteps: number) {}

  /** Counts a step. After too many steps, returns a promise that the caller has to await before this step. */
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
