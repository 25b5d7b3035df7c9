import { setImmediate } from 'node:timers/promises';
import type { StorageEvent } from '../storage/events/storage-events.js';
import type { Pulse } from '../storage/servers/server-store.js';
import { WakeSignal } from '../support/flow/wake-signal.js';
import { HealthLog } from '../support/health-log.js';
import { Backoff } from '../support/time/backoff.js';
import { endsWithin } from '../support/time/time-limit.js';
import type { BackgroundProcess, ProcessContext } from './background-process.js';
import { LookBudget } from './claiming/look-budget.js';

/** How long a round may take to end when its server stops, in milliseconds. */
const STOP_TIMEOUT_MS = 2_000;
const BACKOFF = { initialMs: 100, maxMs: 10_000 } as const;

/**
 * Runs one background process until it is stopped. After a failed round it tries again, with growing pauses. A process
 * that was woken for nothing too often is woken later, as its `LookBudget` says.
 */
export class ProcessRunner {
  private readonly signal = new WakeSignal();
  private readonly budget = new LookBudget();
  private readonly health: HealthLog;
  private isStopping = false;
  private finished: Promise<void> | undefined;

  constructor(
    private readonly process: BackgroundProcess,
    private readonly context: ProcessContext,
  ) {
    this.health = new HealthLog(process.name, context.logger);
  }

  start(): void {
    this.finished = this.process.startsAsleep
      ? this.signal.pause(Number.POSITIVE_INFINITY).then(() => this.loop())
      : this.loop();
  }

  /** Wakes the process if this kind of hint wakes it. */
  hear(hint: StorageEvent): void {
    const { wokenBy = [] } = this.process;
    const isMeant = hint.kind === 'resumed' ? wokenBy.length > 0 : wokenBy.includes(hint.kind);
    if (!isMeant) return;

    if (hint.kind === 'scheduled') this.wakeAt(hint.runAt);
    else this.wake();
  }

  /** Wakes the process when the pulse gives it a reason to look. */
  heed(pulse: Pulse): void {
    this.process.heartbeatAnswered?.(pulse);
    const { isDue, at, putsOff } = this.process.wakeAt?.(pulse) ?? {};
    if (at && putsOff) this.signal.putOff(this.msUntil(at));
    else if (at) this.wakeAt(at);
    if (isDue) this.wake();
  }

  heartbeatMissed(): void {
    this.process.heartbeatMissed?.();
  }

  wake(): void {
    const { waitMs } = this.budget;
    if (waitMs > 0) this.signal.wakeIn(waitMs);
    else this.signal.wake();
  }

  /** Lets the current round end, but waits only a limited time for a slow store. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.signal.close();
    if (this.finished !== undefined) await endsWithin(this.finished, STOP_TIMEOUT_MS);
  }

  private wakeAt(at: Date): void {
    this.signal.wakeIn(Math.max(this.msUntil(at), this.budget.waitMs));
  }

  /** The time until an instant of the store's clock, in milliseconds. */
  private msUntil(at: Date): number {
    return at.getTime() - this.context.storage.clock.now().getTime();
  }

  private async loop(): Promise<void> {
    const backoff = new Backoff(BACKOFF);

    while (!this.isStopping) {
      try {
        const pause = await this.process.execute(this.context);
        this.health.succeeded();
        this.budget.record(pause);
        backoff.reset();
        // The event loop turns at least once, so that a process with endless work leaves room for others.
        if (pause.ms > 0) await this.signal.pause(pause.ms);
        else await setImmediate();
      } catch (error) {
        this.budget.record({ hasFound: false });
        this.health.failed(error);
        await this.signal.pause(backoff.nextMs());
      }
    }
  }
}
