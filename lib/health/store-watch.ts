import type { JobStorage } from '../storage/job-storage.js';
import { endsWithin } from '../support/time/time-limit.js';
import { readStore, type StoreReading } from './store-reading.js';

/** Asks the store for checks of health. It is not asked again before it has answered. */
export class StoreWatch {
  private looking: Promise<void> | undefined;
  private latest: StoreReading | undefined;
  private error: unknown;
  private answeredMs = performance.now();

  constructor(private readonly storage: JobStorage) {}

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

  /** For how long the store has not answered, in milliseconds; 0 where its latest answer was good. Waits for nothing. */
  silentForMs(): number {
    const wasSilent = this.looking !== undefined || this.error !== undefined;
    void this.look();
    return wasSilent ? performance.now() - this.answeredMs : 0;
  }

  private look(): Promise<void> {
    this.looking ??= this.ask().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async ask(): Promise<void> {
    try {
      this.latest = await readStore(this.storage);
      this.error = undefined;
      this.answeredMs = performance.now();
    } catch (error) {
      this.error = error;
    }
  }
}
