import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import type { HeartbeatOptions as Beat, Pulse } from '../../storage/server-store.js';
import { answersWithin } from '../../support/time/time-limit.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/** For how much of the time that the server may be silent a heartbeat waits for its answer, ... */
const ANSWER_SHARE = 0.5;
/** ... and after how much of it the waiting has ended so late that the process must have been busy. */
const BUSY_SHARE = 0.75;

export interface HeartbeatOptions {
  readonly queues: readonly string[];
  readonly heartbeatIntervalMs: number;
  readonly serverTimeoutMs: number;
  /** What the server shows of itself. */
  readonly measure: () => Pick<Beat, 'load' | 'isStopping'>;
  readonly onPulse: (pulse: Pulse) => void;
  /** A heartbeat could not be sent: the store is away, and others could not send theirs either. */
  readonly onMissed: () => void;
  /** The others may have given this server up: nothing that it holds is safe any more. */
  readonly onLost: (why: 'silent' | 'removed') => void;
}

/** Shows that the server is alive, and hears what there is to do, in one statement. */
export class Heartbeat implements BackgroundProcess {
  readonly name = 'heartbeat';
  private lastBeatMs = performance.now();

  constructor(private readonly options: HeartbeatOptions) {}

  async execute({ storage, serverId }: ProcessContext): Promise<Pause> {
    const { queues, serverTimeoutMs, heartbeatIntervalMs } = this.options;
    const startedMs = performance.now();

    try {
      // A connection that is dead without knowing it answers nothing and fails nothing.
      const pulse = await answersWithin(
        storage.servers.heartbeat(serverId, { queues, serverTimeoutMs, ...this.options.measure() }),
        serverTimeoutMs * ANSWER_SHARE,
        () => new StorageUnavailableError('send a heartbeat', { cause: 'no answer in time' }),
      );
      if (pulse.isKnown) this.options.onPulse(pulse);
      else this.options.onLost('removed');
      this.lastBeatMs = startedMs;
    } catch (error) {
      this.options.onMissed();
      // Where the process itself was busy, timers are heard before answers: the next try tells.
      const wasBusy = performance.now() - startedMs > serverTimeoutMs * BUSY_SHARE;
      const silentMs = performance.now() - this.lastBeatMs;
      if (silentMs > serverTimeoutMs && !wasBusy) this.options.onLost('silent');
      throw error;
    }
    return pauseFor(heartbeatIntervalMs);
  }
}
