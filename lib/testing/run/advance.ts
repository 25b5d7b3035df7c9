import type { SteppedServer } from '../server/stepped-server.js';
import type { TestingClock } from '../testing-clock.js';
import { drain } from './drain.js';
import type { RunTally } from './run-tally.js';

export interface AdvancePlan {
  readonly target: Date;
  readonly queues: readonly string[] | undefined;
  /** Whether jobs that become ready are run. */
  readonly run: boolean;
}

/**
 * Moves the clock from one due time to the next, up to the target, and fires everything that is due at each of
 * these times.
 *
 * @throws RunLimitError
 */
export async function advance(
  server: SteppedServer,
  clock: TestingClock,
  tally: RunTally,
  { target, queues, run }: AdvancePlan,
): Promise<void> {
  for (;;) {
    tally.addFailures(await server.fireDue());
    if (run) {
      const { ran } = tally;
      await drain(server, tally, { queues, withScheduled: false, only: undefined });
      // The jobs that ran may have made something due at this very moment.
      if (tally.ran > ran) continue;
    }

    const next = await server.nextDueAt();
    if (!next || next > target) break;
    clock.moveTo(next);
  }
  clock.moveTo(target);
}
