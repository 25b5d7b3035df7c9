import type { ExpirationOptions } from '../../storage/maintenance/maintenance-store.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/** Removes jobs whose retention is over. */
export class ExpirationManager implements BackgroundProcess {
  readonly name = 'expiration-manager';

  constructor(
    private readonly options: ExpirationOptions,
    private readonly intervalMs: number,
  ) {}

  async execute({ storage }: ProcessContext): Promise<Pause> {
    await storage.maintenance.removeExpired(this.options);
    return pauseFor(this.intervalMs);
  }
}
