import { WakeUpChannel } from '../../../channels/wake-up-channel.js';
import { wakeUpDriverOf } from '../../../channels/wake-up-drivers.js';
import type { WakeUpOptions } from '../../../channels/wake-up-options.js';
import type { Logger } from '../../../support/logger.js';
import type { AnnouncementNames } from './announcement-names.js';
import { LOOK_AGAIN, writeEcho } from './event-message.js';

export interface WakeUpSurroundings {
  readonly names: AnnouncementNames;
  readonly opener: { open(): Promise<void> };
  readonly logger: Logger;
}

/** Wake-ups through the message queue that the options name. */
export const wakeUpsThrough = (
  options: WakeUpOptions,
  { names, opener, logger }: WakeUpSurroundings,
): WakeUpChannel =>
  new WakeUpChannel({
    driver: wakeUpDriverOf(options),
    name: names,
    openStore: () => opener.open(),
    logger,
    echo: writeEcho(''),
    lookAgain: LOOK_AGAIN,
  });
