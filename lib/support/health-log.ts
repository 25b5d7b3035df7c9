import type { Logger } from './logger.js';

/** Logs when something stops working and when it works again, but not each failure in between. */
export class HealthLog {
  private failures = 0;
  private failingSinceMs = 0;

  constructor(
    private readonly what: string,
    private readonly logger: Logger,
  ) {}

  failed(error: unknown): void {
    this.failures += 1;
    if (this.failures > 1) return;

    this.failingSinceMs = performance.now();
    this.logger.error('Failing, will keep trying', { what: this.what, error });
  }

  succeeded(): void {
    if (this.failures === 0) return;

    const downForMs = Math.round(performance.now() - this.failingSinceMs);
    this.logger.info('Working again', { what: this.what, failures: this.failures, downForMs });
    this.failures = 0;
  }
}
