import { inspect } from 'node:util';
import { Logger as NestLogger } from '@nestjs/common';
import type { LogFacts, Logger } from '../support/logger.js';
import { safely } from '../support/safely.js';

type Level = 'debug' | 'log' | 'warn' | 'error';

/**
 * Writes events to the application's logger, facts as `name=value` behind the text. Nothing is thrown,
 * whatever an application puts into an error or does in its logger: a job's fate does not depend on it.
 */
export class NestLoggerAdapter implements Logger {
  private readonly logger = new NestLogger('Hangfire');

  debug(event: string, facts?: LogFacts): void {
    this.write('debug', event, facts);
  }

  info(event: string, facts?: LogFacts): void {
    this.write('log', event, facts);
  }

  warn(event: string, facts?: LogFacts): void {
    this.write('warn', event, facts);
  }

  error(event: string, facts?: LogFacts): void {
    this.write('error', event, facts);
  }

  private write(level: Level, event: string, facts: LogFacts = {}): void {
    const { error } = facts;
    safely(() => {
      const line = lineOf(event, facts);
      if (level !== 'error') this.logger[level](line);
      else this.logger.error(line, error instanceof Error ? error.stack : undefined);
    }, undefined);
  }
}

function lineOf(event: string, facts: LogFacts): string {
  const words = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${textOf(value)}`);
  return [event, ...words].join(' ');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;

  const inWords = () => inspect(value, { breakLength: Number.POSITIVE_INFINITY });
  return (
    safely(() => JSON.stringify(value instanceof Error ? value.message : value), undefined) ??
    safely(inWords, typeof value)
  );
}
