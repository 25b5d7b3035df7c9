import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import { methodsByName } from '../../job/handlers/handler-methods.js';
import { boundedHandlers } from '../../storage/servers/known-handlers.js';
import type { ServerStore } from '../../storage/servers/server-store.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  untilWoken,
  type WakeTime,
} from '../background-process.js';

/** Tells the store which jobs the server can run: at the start, and again when lazy modules have added handlers. */
export class HandlerAnnouncer implements BackgroundProcess {
  readonly name = 'handler-announcer';
  readonly startsAsleep = true;
  private announced = 0;

  constructor(private readonly handlers: HandlerCatalog) {}

  /** The pulse does not matter here. It only comes often enough to check for new handlers. */
  wakeAt(): WakeTime {
    return { isDue: this.handlers.size !== this.announced };
  }

  async execute({ storage, serverId }: ProcessContext): Promise<Pause> {
    await this.announce(storage.servers, serverId);
    return untilWoken;
  }

  async announce(servers: ServerStore, serverId: string): Promise<void> {
    const { size } = this.handlers;
    await servers.announceHandlers(serverId, boundedHandlers(methodsByName(this.handlers)));
    this.announced = size;
  }
}
