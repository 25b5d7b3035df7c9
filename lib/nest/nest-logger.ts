import { Logger as NestLogger } from '@nestjs/common';
import type { LogFacts, Logger } from '../support/logger.js';

/** Writes events to the application's logger, facts as `name=value` behind the text. */
export class NestLoggerAdapter implements Logger {
  private readonly logger = new NestLogger('Hangfire');

  debug(event: string, facts?: LogFacts): void {
    this.logger.debug(lineOf(event, facts));
  }

  info(event: string, facts?: LogFacts): void {
    this.logger.log(lineOf(event, facts));
  }

  warn(event: string, facts?: LogFacts): void {
    this.logger.warn(lineOf(event, facts));
  }

  error(event: string, facts?: LogFacts): void {
    const { error } = facts ?? {};
    this.logger.error(lineOf(event, facts), error instanceof Error ? error.stack : undefined);
  }
}

function lineOf(event: string, facts: LogFacts = {}): string {
  const words = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${textOf(value)}`);
  return [event, ...words].join(' ');
}

function textOf(value: unknown): string {
  if (value instanceof Error) return JSON.stringify(value.message);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
