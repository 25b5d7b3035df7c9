import type { WakeUpChannel } from '../../../channels/wake-up-channel.js';
import type { EventOperations } from './event-operations.js';

/** Announces through a message queue, which is called what the store would be listened to under. */
export const announcedThrough = <E>(
  wakeUps: WakeUpChannel,
  operations: EventOperations<E>,
): EventOperations<E> => ({
  ...operations,
  async notify(_executor, _channel, messages) {
    await wakeUps.publish(messages);
    // The heartbeat tells of another secret.
    return undefined;
  },
});
