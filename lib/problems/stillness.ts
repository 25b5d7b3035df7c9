import type { Pulse } from '../storage/servers/server-store.js';
import { OVERDUE_AFTER_MS } from './recurring-rules.js';

/** Older signs say nothing. */
const HEARD_LATELY_MS = 30_000;
/** What no sign shows is found after this time at the latest. */
const LOOK_AGAIN_MS = 15 * 60_000;
/** The same where the signs do not cover snapshots. */
const LOOK_FOR_SNAPSHOTS_MS = 45_000;

/** How things are, as the heartbeats show it: two that are alike have the same mark. */
interface Sight {
  readonly mark: string;
  readonly lastsMs: number;
}

/**
 * Whether nothing has happened since a look that has found nothing, so that the next one would find nothing either.
 *
 * Moving: something is under way, or nobody knows. Still: a look has begun after the latest change that heartbeats show, and
 * found nothing. A sign, a change, missing heartbeats and a long time end it.
 */
export class Stillness {
  private pulse: Pulse | undefined;
  private heardMs = Number.NEGATIVE_INFINITY;
  private settled: { readonly mark: string; readonly sinceMs: number } | undefined;

  heard(pulse: Pulse): void {
    this.pulse = pulse;
    this.heardMs = performance.now();
  }

  /** No heartbeat was answered. */
  lost(): void {
    this.pulse = undefined;
  }

  /** @param now by the store's clock */
  isStill(now: Date): boolean {
    const sight = this.sightAt(now);
    if (!sight || this.settled?.mark !== sight.mark) return false;
    return performance.now() - this.settled.sinceMs < sight.lastsMs;
  }

  /** Before a look. @returns to be called when the look has found nothing */
  begin(now: Date): () => void {
    const sight = this.sightAt(now);
    const sinceMs = performance.now();
    this.settled = undefined;
    return () => {
      if (sight) this.settled = { mark: sight.mark, sinceMs };
    };
  }

  /** Undefined while something is under way. */
  private sightAt(now: Date): Sight | undefined {
    const { signs, nextRecurringAt } = this.pulse ?? {};
    const isRecent = performance.now() - this.heardMs < HEARD_LATELY_MS;
    if (!signs || signs.areThere || !isRecent) return undefined;

    const dueMs = nextRecurringAt?.getTime() ?? Number.POSITIVE_INFINITY;
    if (now.getTime() - dueMs > OVERDUE_AFTER_MS) return undefined;
    return {
      mark: `${signs.servers} ${dueMs}`,
      lastsMs: signs.coverSnapshots ? LOOK_AGAIN_MS : LOOK_FOR_SNAPSHOTS_MS,
    };
  }
}
