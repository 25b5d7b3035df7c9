import { NestLoggerAdapter } from '../nest/nest-logger.js';
import type { LogFacts } from '../support/logger.js';

/**
 * Logs errors as warnings: many tests are about jobs that fail, and a job that fails by mistake fails its test
 * anyway.
 */
export class TestingLogger extends NestLoggerAdapter {
  override error(event: string, facts?: LogFacts): void {
    this.warn(event, facts);
  }
}
