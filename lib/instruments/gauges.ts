import { isBusy } from '../storage/errors/is-busy.js';
import type { JobStorage } from '../storage/job-storage.js';
import { HealthLog } from '../support/health-log.js';
import type { Logger } from '../support/logger.js';
import { endsWithin } from '../support/time/time-limit.js';
import { type GaugeReading, readGauges, reading } from './gauge-readings.js';

/** How old readings may be, in milliseconds. Collectors ask every 15 seconds or less often. */
const MAX_AGE_MS = 5_000;
/** How long a collection waits for the store, in milliseconds. */
const LIMIT_MS = 3_000;

/** The delay of the event loop, in milliseconds. */
export interface EventLoopDelay {
  readonly p99: number;
  readonly max: number;
}

export interface GaugesOptions {
  readonly maxAgeMs?: number;
  readonly limitMs?: number;
}

/**
 * Reads the gauges for all collectors of this process together. It asks the store again only after the store has
 * answered and the readings are old.
 */
export class Gauges {
  private looking: Promise<void> | undefined;
  private latest: readonly GaugeReading[] = [];
  private lookedMs = Number.NEGATIVE_INFINITY;
  private readonly health: HealthLog;

  constructor(
    private readonly storage: JobStorage,
    private readonly eventLoop: () => EventLoopDelay,
    logger: Logger,
    private readonly options: GaugesOptions = {},
  ) {
    this.health = new HealthLog('gauges of metrics', logger, { isBusy });
  }

  /** While the store does not answer, the readings from the store are missing. Never throws. */
  async read(): Promise<readonly GaugeReading[]> {
    const { maxAgeMs = MAX_AGE_MS, limitMs = LIMIT_MS } = this.options;
    if (performance.now() - this.lookedMs < maxAgeMs) return this.latest;

    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
    });
    return (await endsWithin(this.looking, limitMs))
      ? this.latest
      : this.withoutStore({ isUp: false });
  }

  private async look(): Promise<void> {
    try {
      const ofStore = await readGauges(this.storage);
      this.latest = [reading('hangfire.store.up', 1), ...ofStore, ...this.ofProcess()];
      this.health.succeeded();
    } catch (error) {
      this.latest = this.withoutStore({ isUp: isBusy(error) });
      this.health.failed(error);
    }
    this.lookedMs = performance.now();
  }

  /** A store that is too busy to take the question has answered, so it is up. */
  private withoutStore({ isUp }: { isUp: boolean }): readonly GaugeReading[] {
    return [reading('hangfire.store.up', isUp ? 1 : 0), ...this.ofProcess()];
  }

  private ofProcess(): readonly GaugeReading[] {
    const { p99, max } = this.eventLoop();
    const { channel } = this.storage.events;
    return [
      ...(channel
        ? [reading('hangfire.channel.up', channel.isUp ? 1 : 0, { type: channel.type })]
        : []),
      reading('hangfire.event_loop.delay', p99 / 1_000, { statistic: 'p99' }),
      reading('hangfire.event_loop.delay', max / 1_000, { statistic: 'max' }),
    ];
  }
}
