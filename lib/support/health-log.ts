import type { Logger } from './logger.js';

export interface HealthLogOptions {
  /** Whether an error only means that there is too much work for now. If left out, no error means this. */
  readonly isBusy?: (error: unknown) => boolean;
}

type Health = 'working' | 'busy' | 'failing';

/**
 * Logs when something stops working and when it works again, but not each failure in between.
 *
 * Working: the last try succeeded. Busy: the last try was turned away, and nothing worse has happened since the last
 * success. Failing: a try has failed since the last success.
 */
export class HealthLog {
  private health: Health = 'working';
  private failures = 0;
  private failingSinceMs = 0;

  constructor(
    private readonly what: string,
    private readonly logger: Logger,
    private readonly options: HealthLogOptions = {},
  ) {}

  failed(error: unknown): void {
    if (this.health === 'working') this.failingSinceMs = performance.now();
    this.failures += 1;

    const { what } = this;
    if (this.options.isBusy?.(error)) {
      if (this.health === 'working') this.logger.warn('Busy, will try again', { what, error });
      this.health = this.health === 'failing' ? 'failing' : 'busy';
    } else {
      if (this.health !== 'failing')
        this.logger.error('Failing, will keep trying', { what, error });
      this.health = 'failing';
    }
  }

  succeeded(): void {
    if (this.health === 'working') return;

    const downForMs = Math.round(performance.now() - this.failingSinceMs);
    this.logger.info('Working again', { what: this.what, failures: this.failures, downForMs });
    this.health = 'working';
    this.failures = 0;
  }
}
