import { StorageBusyError } from '../storage/errors/storage-busy-error.js';
import { StorageFaultError } from '../storage/errors/storage-fault-error.js';
import { StorageUnavailableError } from '../storage/errors/storage-unavailable-error.js';
import type { JobStorage } from '../storage/job-storage.js';
import { endsWithin } from '../support/time/time-limit.js';
import { AwakeStopwatch } from './awake-stopwatch.js';
import { SingleLook } from './single-look.js';
import { type Presence, readPresence, readStore, type StoreReading } from './store-reading.js';

/** What a store that works has answered. */
export interface StoreAnswer {
  readonly presence: Presence;
  /** The latest reading; undefined where the store has had no time for one yet. */
  readonly reading: StoreReading | undefined;
  /** Whether the store had no time for a new reading. */
  readonly isBusy: boolean;
}

/**
 * Asks the store for checks of health. It is not asked again before it has answered.
 *
 * The store is silent from the beginning of a look for its presence that it does not answer well, until it answers one
 * well. Nobody knows of the times before the first look and after the last one, so they are no silence. A store that
 * is present and has no time for a reading for people is busy, and not silent.
 */
export class StoreWatch {
  private readonly presence: SingleLook<Presence>;
  private readonly reading: SingleLook<StoreReading>;
  private readonly silence: AwakeStopwatch;
  /** The silence at the end of the latest look. */
  private knownSilenceMs = 0;

  constructor(storage: JobStorage, nowMs = () => performance.now()) {
    this.presence = new SingleLook(() => this.timed(() => readPresence(storage)));
    this.reading = new SingleLook(() => readStore(storage));
    this.silence = new AwakeStopwatch(nowMs);
  }

  /**
   * @returns undefined where the store does not answer in time
   * @throws the error of the store
   */
  async read(timeoutMs: number): Promise<StoreAnswer | undefined> {
    const { presence, reading } = this;
    let isPresent = false;
    const looks = [presence.look().then(() => (isPresent = true)), reading.look()];
    const isInTime = await endsWithin(Promise.all(looks), timeoutMs);
    if (!isPresent) return undefined;

    const { latest, error } = presence;
    if (latest === undefined || error !== undefined) throw error;
    if (!isInTime) return { presence: latest, reading: reading.latest, isBusy: true };
    if (reading.error !== undefined && !isTurnedAway(reading.error)) throw reading.error;
    return { presence: latest, reading: reading.latest, isBusy: reading.error !== undefined };
  }

  /** For how long the store is known to be silent, in milliseconds. Begins a look, and waits for nothing. */
  silentForMs(): number {
    const silentForMs = this.presence.isUnderWay ? this.silence.elapsedMs() : this.knownSilenceMs;
    void this.presence.look();
    return silentForMs;
  }

  private async timed(ask: () => Promise<Presence>): Promise<Presence> {
    this.silence.start();
    try {
      const presence = await ask();
      this.silence.stop();
      return presence;
    } finally {
      this.knownSilenceMs = this.silence.elapsedMs();
    }
  }
}

/** The store is present, so an outage of the reading alone is a line that is full, a time that is up, or a locked table. */
const isTurnedAway = (error: unknown): boolean =>
  error instanceof StorageBusyError ||
  (error instanceof StorageUnavailableError && !(error instanceof StorageFaultError));
