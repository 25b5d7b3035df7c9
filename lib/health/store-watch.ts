import { isBusy } from '../storage/errors/is-busy.js';
import type { JobStorage } from '../storage/job-storage.js';
import { endsWithin } from '../support/time/time-limit.js';
import { AwakeStopwatch } from './awake-stopwatch.js';
import { readStore, type StoreReading } from './store-reading.js';

/**
 * Asks the store for checks of health. It is not asked again before it has answered.
 *
 * The store is silent from the beginning of a look that it does not answer well, until it answers a look well. Nobody
 * knows of the times before the first look and after the last one, so they are no silence.
 */
export class StoreWatch {
  private looking: Promise<void> | undefined;
  private latest: StoreReading | undefined;
  private error: unknown;
  private readonly silence: AwakeStopwatch;
  /** The silence at the end of the latest look. */
  private knownSilenceMs = 0;

  constructor(
    private readonly storage: JobStorage,
    nowMs = () => performance.now(),
  ) {
    this.silence = new AwakeStopwatch(nowMs);
  }

  /**
   * @returns undefined where the store does not answer in time
   * @throws the error of the store
   */
  async read(timeoutMs: number): Promise<StoreReading | undefined> {
    const isInTime = await endsWithin(this.look(), timeoutMs);
    if (!isInTime) return undefined;
    if (this.error !== undefined) throw this.error;
    return this.latest;
  }

  /** For how long the store is known to be silent, in milliseconds. Begins a look, and waits for nothing. */
  silentForMs(): number {
    const isLooking = this.looking !== undefined;
    const silentForMs = isLooking ? this.silence.elapsedMs() : this.knownSilenceMs;
    void this.look();
    return silentForMs;
  }

  private look(): Promise<void> {
    this.looking ??= this.ask().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async ask(): Promise<void> {
    this.silence.start();
    try {
      this.latest = await readStore(this.storage);
      this.error = undefined;
      this.silence.stop();
    } catch (error) {
      this.error = error;
      // It has answered, and only has no turn for this look: no reason to restart a process.
      if (isBusy(error)) this.silence.stop();
    }
    this.knownSilenceMs = this.silence.elapsedMs();
  }
}
