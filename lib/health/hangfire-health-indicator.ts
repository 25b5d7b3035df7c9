import { Inject, Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { HangfireClient } from '../client/hangfire-client.js';
import { parseOptions } from '../support/options/options.js';
import type { Clock } from '../support/time/clock.js';
import type { HealthOptions, LivenessOptions } from './health-options.js';
import { type HealthLimits, healthSchema, livenessSchema } from './health-schemas.js';
import type { StoreReading } from './store-reading.js';
import { type StoreAnswer, StoreWatch } from './store-watch.js';

const BUSY = 'The job store is busy, and had no time for a new reading';

/**
 * Checks of health for `@nestjs/terminus`. Make it a provider of a module that imports TerminusModule.
 *
 * `isHealthy` is for readiness and for alarms: the store has to answer. `isAlive` is for liveness: a store that is away
 * does not restart the process, which goes on when the store is back.
 */
@Injectable()
export class HangfireHealthIndicator {
  private readonly watch: StoreWatch;
  private readonly clock: Clock;

  constructor(
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(HangfireClient) client: HangfireClient,
  ) {
    this.watch = new StoreWatch(client.storage);
    this.clock = client.storage.clock;
  }

  /**
   * Down where the store does not answer in `timeoutMs`, or a limit is passed. Answers in that time. A store that works
   * and has no time for this reading is up and busy; its latest reading counts then.
   *
   * @param key the name of the check in the answer
   * @throws InvalidOptionsError
   */
  async isHealthy<const Key extends string>(
    key: Key,
    options: HealthOptions = {},
  ): Promise<HealthIndicatorResult<Key>> {
    const limits = parseOptions('health', healthSchema, options);
    const indicator = this.indicators.check(key);
    let answer: StoreAnswer | undefined;
    try {
      answer = await this.watch.read(limits.timeoutMs);
    } catch {
      return indicator.down({ message: 'The job store answered with an error' });
    }
    if (!answer) {
      return indicator.down({ message: `The job store did not answer in ${limits.timeoutMs} ms` });
    }

    const facts = factsOf(answer, limits.queues, this.clock.now());
    const problems = problemsOf(facts, limits);
    if (problems.length > 0) return indicator.down({ message: problems.join('; '), ...facts });
    return indicator.up({ ...(answer.isBusy && { message: BUSY }), ...facts });
  }

  /**
   * Up as long as the process answers, whether or not the store does. It waits for nothing.
   *
   * @param key the name of the check in the answer
   * @throws InvalidOptionsError
   */
  async isAlive<const Key extends string>(
    key: Key,
    options: LivenessOptions = {},
  ): Promise<HealthIndicatorResult<Key>> {
    const { maxStoreSilenceMs } = parseOptions('health', livenessSchema, options);
    const indicator = this.indicators.check(key);
    const storeSilentForMs = Math.round(this.watch.silentForMs());
    if (storeSilentForMs <= maxStoreSilenceMs) return indicator.up({ storeSilentForMs });
    return indicator.down({ message: 'The job store is silent for too long', storeSilentForMs });
  }
}

/** The facts that there are: a store that has been busy since the start has told nothing of its jobs. */
function factsOf(
  { presence: { servers, channel }, reading, isBusy }: StoreAnswer,
  queues: readonly string[] | undefined,
  now: Date,
) {
  return {
    ...(reading && { queueAgeMs: oldestAgeMs(reading, queues) }),
    servers,
    ...(reading && { failedPerHour: reading.failedPerHour }),
    ...(channel && { channel }),
    ...(isBusy && { busy: true }),
    ...(isBusy && reading && { readAgoMs: now.getTime() - reading.at.getTime() }),
  };
}

function problemsOf(
  { queueAgeMs = 0, servers, failedPerHour = 0 }: ReturnType<typeof factsOf>,
  limits: HealthLimits,
): readonly string[] {
  return [
    ...(queueAgeMs > limits.maxQueueAgeMs ? ['Ready jobs wait too long'] : []),
    ...(servers < limits.minServers ? ['Too few servers are alive'] : []),
    ...(failedPerHour > limits.maxFailedPerHour ? ['Too many jobs fail'] : []),
  ];
}

function oldestAgeMs({ queues, at }: StoreReading, names: readonly string[] | undefined): number {
  const ages = queues
    .filter(({ name, pausedAt }) => !pausedAt && (names?.includes(name) ?? true))
    .map(({ oldestReadyAt }) => (oldestReadyAt ? at.getTime() - oldestReadyAt.getTime() : 0));
  return Math.max(0, ...ages);
}
