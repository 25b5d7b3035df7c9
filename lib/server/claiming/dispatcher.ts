import { WakeSignal } from '../../support/flow/wake-signal.js';
import { Backoff } from '../../support/time/backoff.js';
import type { DispatcherOptions, DispatcherParts } from './dispatcher-parts.js';
import { withoutHeld } from './leases/held-leases.js';
import { LookBudget } from './look-budget.js';

const BACKOFF = { initialMs: 50, maxMs: 5_000 } as const;

type Mode = 'claiming' | 'asking' | 'resting' | 'closed';

/**
 * Claims jobs for the workers of one server, in one of four modes:
 *
 * - Claiming: jobs may be ready, and are claimed once a worker is free or the prefetch is low. The mode begins at the
 *   start, with a wake-up, with the fallback poll, after a claim that brought as much as it asked for, and after a
 *   claim without parked jobs while there are some.
 * - Asking: a claim is on its way. Its answer ends this mode. A wake-up also ends it, because the job of the wake-up
 *   may have come too late for the claim.
 * - Resting: the last claim brought less than it asked for. New jobs of this process may go to free workers directly. A
 *   wake-up or the fallback poll ends this mode.
 * - Closed: nothing is claimed any more. This mode never ends.
 */
export class Dispatcher {
  private mode: Mode = 'claiming';
  private readonly signal = new WakeSignal();
  private readonly budget = new LookBudget();
  private finished: Promise<void> | undefined;

  constructor(
    private readonly parts: DispatcherParts,
    private readonly options: DispatcherOptions,
  ) {}

  get isResting(): boolean {
    return this.mode === 'resting';
  }

  get isClosed(): boolean {
    return this.mode === 'closed';
  }

  start(): void {
    this.finished = this.loop();
  }

  /**
   * Call this when a hint says that there may be jobs to claim. If such hints are often wrong, the claim comes later.
   */
  hint(): void {
    const { waitMs } = this.budget;
    if (waitMs > 0) this.signal.wakeIn(waitMs);
    else this.wake();
  }

  /** Call this when there are jobs to claim. */
  wake(): void {
    this.enter('claiming');
    this.signal.wake();
  }

  /** Call this when a worker has become free, or has taken a job from the prefetch. */
  workerAsked(): void {
    // While a claim is on its way, its answer decides about the next claim.
    if (this.mode === 'claiming' && this.parts.demand.isUrgent) this.signal.wake();
  }

  /**
   * Call this when the store may have leases of this server that the server does not know. Their jobs have to be handed
   * back.
   */
  expectUnknownLeases(): void {
    this.parts.unknownLeases.expect();
    this.signal.wake();
  }

  /** Resolves when no claim is under way. */
  async close(): Promise<void> {
    this.enter('closed');
    this.signal.close();
    await this.finished;
  }

  private async loop(): Promise<void> {
    const { unknownLeases, pauses, demand, health } = this.parts;
    const backoff = new Backoff(BACKOFF);

    while (!this.isClosed) {
      try {
        if (unknownLeases.areExpected) await unknownLeases.handBack();
        if (!pauses.areKnown) await pauses.look();
        await this.claim();
        health.succeeded();
        backoff.reset();
        if (!this.isResting && demand.isUrgent && demand.count > 0) continue;

        await this.signal.pause(this.options.pollingIntervalMs * (0.75 + Math.random() / 2));
        this.enter('claiming');
      } catch (error) {
        if (this.mode === 'asking') this.enter('claiming');
        unknownLeases.expect();
        this.budget.record({ hasFound: false });
        health.failed(error);
        await this.signal.pause(backoff.nextMs());
      }
    }
  }

  private async claim(): Promise<void> {
    const limit = this.parts.demand.count;
    if (limit <= 0) return;

    const { store, assignments, eachHeldLease, prefetch, parkedCalls, delivery } = this.parts;
    const { serverId, queues } = this.options;
    this.enter('asking');
    const askedMs = performance.now();
    const parked = parkedCalls.forNextClaim();
    const claimed = await store.claim({ serverId, queues, limit, parked });
    const mayHaveMore = claimed.length === limit || (parkedCalls.areThere && parked.length === 0);
    if (this.mode === 'asking') this.enter(mayHaveMore ? 'claiming' : 'resting');
    this.budget.record({ hasFound: claimed.length > 0 });
    const assigned = assignments.createAll(withoutHeld(claimed, eachHeldLease));
    prefetch.heed(assigned);
    // A crash from here on leaves the claimed rows leased and not started. The other servers put them back when
    // they notice that this server is gone.
    await delivery.deliver(assigned, askedMs);
  }

  private enter(mode: Mode): void {
    if (!this.isClosed) this.mode = mode;
  }
}
