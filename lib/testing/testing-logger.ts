import { NestLoggerAdapter } from '../nest/nest-logger.js';
import type { LogFacts } from '../support/logger.js';

/**
 * Says nothing louder than a warning: jobs that fail are what many tests are about, and those that fail
 * by mistake fail their test.
 */
export class TestingLogger extends NestLoggerAdapter {
  override error(event: string, facts?: LogFacts): void {
    this.warn(event, facts);
  }
}
