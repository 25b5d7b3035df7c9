import { randomUUID } from 'node:crypto';
import { WakeUpChannel } from '../../../channels/wake-up-channel.js';
import type {
  StorageEventListener,
  StorageEvents,
  Subscription,
  ToldHint,
} from '../../../storage/events/storage-events.js';
import type { Logger } from '../../../support/logger.js';
import { EventListeners } from '../../parts/event-listeners.js';
import type { RedisConnection } from '../connection/redis-connection.js';
import { readMessage, writeHint } from './event-message.js';
import { redisListening } from './redis-listening.js';
import { TELL_HINT } from './tell-hint.lua.js';

/**
 * Tells the listeners of this process what scripts have told, of whichever process, and what other listeners tell.
 *
 * While somebody listens, there is a connection for that. When it was lost, listeners are told to look at everything.
 */
export class RedisStorageEvents implements StorageEvents {
  private listeners = new EventListeners();
  private readonly origin = randomUUID();
  private readonly listening: WakeUpChannel;
  private readonly subscribers = new Set<Subscription>();

  constructor(
    private readonly redis: RedisConnection,
    logger: Logger,
  ) {
    this.listening = new WakeUpChannel({
      driver: redisListening(redis),
      name: { areKnown: true, channel: `${redis.prefix}events`, onRenamed: () => {} },
      openStore: () => redis.connected(),
      logger,
      echo: '',
      lookAgain: '',
    });
    this.listening.onMessage((message) => this.hear(message));
    this.listening.onResumed(() => this.listeners.tell([{ kind: 'resumed' }]));
  }

  async subscribe(listener: StorageEventListener): Promise<Subscription> {
    const local = await this.listeners.subscribe(listener);
    this.subscribers.add(local);
    if (this.subscribers.size === 1) await this.listening.start();

    return {
      tell: (hint) => {
        local.tell(hint);
        this.announce(hint);
      },
      close: async () => {
        await local.close();
        const wasLast = this.subscribers.delete(local) && this.subscribers.size === 0;
        if (wasLast) await this.listening.stop();
      },
    };
  }

  /** Nobody hears anything any more. */
  async close(): Promise<void> {
    this.listeners = new EventListeners();
    this.subscribers.clear();
    await this.listening.close();
  }

  private announce(hint: ToldHint): void {
    // Such a hint may get lost.
    this.redis.run(TELL_HINT, [writeHint(this.origin, hint)]).catch(() => {});
  }

  private hear(text: string): void {
    const { origin, events } = readMessage(text);
    if (origin !== this.origin) this.listeners.tell(events);
  }
}
