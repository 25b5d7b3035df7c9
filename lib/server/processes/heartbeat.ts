import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import type { HeartbeatOptions as Beat, Pulse } from '../../storage/servers/server-store.js';
import { answersWithin } from '../../support/time/time-limit.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/** How long a heartbeat waits for its answer, as a share of `serverTimeoutMs`. */
const ANSWER_SHARE = 0.5;
/**
 * If a wait took longer than this share of `serverTimeoutMs`, its timer fired so late that the process must have been
 * busy.
 */
const BUSY_SHARE = 0.75;
/** After a slower answer, the signs of the pulse do not count, in milliseconds. */
const SLOW_ANSWER_MS = 500;

export interface HeartbeatOptions {
  readonly queues: readonly string[];
  readonly heartbeatIntervalMs: number;
  readonly serverTimeoutMs: number;
  /** What the server tells the other servers about itself. */
  readonly measure: () => Pick<Beat, 'load' | 'activity' | 'isStopping'>;
  readonly onPulse: (pulse: Pulse) => void;
  /** A heartbeat could not be sent: the store is away, and the other servers could not send theirs either. */
  readonly onMissed: () => void;
  /** The other servers may have given this server up, and then none of its leases is safe. */
  readonly onLost: (why: 'silent' | 'removed') => void;
}

/** Shows that the server is alive, and reads what there is to do. One statement does both. */
export class Heartbeat implements BackgroundProcess {
  readonly name = 'heartbeat';
  private lastBeatMs = performance.now();

  constructor(private readonly options: HeartbeatOptions) {}

  async execute({ storage, serverId }: ProcessContext): Promise<Pause> {
    const { queues, serverTimeoutMs, heartbeatIntervalMs } = this.options;
    const startedMs = performance.now();

    try {
      // The wait has a limit, because a connection that was cut silently never answers and never fails.
      const pulse = await answersWithin(
        storage.servers.heartbeat(serverId, { queues, serverTimeoutMs, ...this.options.measure() }),
        serverTimeoutMs * ANSWER_SHARE,
        () => new StorageUnavailableError('send a heartbeat', { cause: 'no answer in time' }),
      );
      if (pulse.isKnown) this.options.onPulse(this.heeded(pulse, performance.now() - startedMs));
      else this.options.onLost('removed');
      this.lastBeatMs = startedMs;
    } catch (error) {
      this.options.onMissed();
      // In a busy process, timers fire before answers arrive, so only the next try tells whether the store is silent.
      const wasBusy = performance.now() - startedMs > serverTimeoutMs * BUSY_SHARE;
      const silentMs = performance.now() - this.lastBeatMs;
      if (silentMs > serverTimeoutMs && !wasBusy) this.options.onLost('silent');
      throw error;
    }
    return pauseFor(heartbeatIntervalMs);
  }

  /** Drops the signs of a slow answer: a store that answers slowly may have a problem that the signs do not show. */
  private heeded({ signs, ...pulse }: Pulse, tookMs: number): Pulse {
    return tookMs > SLOW_ANSWER_MS ? pulse : { ...pulse, signs };
  }
}
