import { types } from 'node:util';
import { Logger as NestLogger } from '@nestjs/common';
import { errorLine, errorStacks } from '../states/error-text.js';
import { isError } from '../states/is-error.js';
import type { LogFacts, Logger } from '../support/logger.js';
import { safely } from '../support/safely.js';
import { lineText } from '../support/text/line-text.js';
import { factText } from '../support/text/words-for.js';

type Level = 'debug' | 'log' | 'warn' | 'error';

const MAX_EVENT_CHARS = 1_000;
const MAX_NAME_CHARS = 100;
const MAX_LINE_CHARS = 16_000;
const MAX_STACK_LINES = 200;
const INDENT = '    ';

/**
 * Writes events to the application's logger, with facts as `name=value` behind the text. It never throws, even if
 * the application's logger or an error of the application does, so no job depends on the log.
 *
 * An event is one line, no matter what the names of a job and its error contain. Only a stack has further lines.
 * These are indented, so that no line of a stack looks like an event.
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
      else this.logger.error(line, stackOf(error));
    }, undefined);
  }
}

function lineOf(event: string, facts: LogFacts): string {
  const words = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${lineText(name, MAX_NAME_CHARS)}=${factText(worded(value))}`);
  return lineText([lineText(event, MAX_EVENT_CHARS), ...words].join(' '), MAX_LINE_CHARS);
}

/** An error as a text, with the messages of its causes and inner errors. */
const worded = (value: unknown): unknown =>
  isError(value) && !types.isProxy(value) ? errorLine(value) : value;

/** The stack of an error, with the stacks of its causes and inner errors. */
function stackOf(error: unknown): string | undefined {
  return errorStacks(error)
    ?.split('\n', MAX_STACK_LINES)
    .map((line) => INDENT + lineText(line, MAX_EVENT_CHARS))
    .join('\n');
}
