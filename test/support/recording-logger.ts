import type { LoggerService } from '@nestjs/common';

export interface LogLine {
  readonly level: 'debug' | 'log' | 'warn' | 'error';
  readonly text: string;
}

/** Keeps what an application logs instead of printing it. */
export class RecordingLogger implements LoggerService {
  readonly lines: LogLine[] = [];

  debug = (text: unknown) => this.keep('debug', text);
  log = (text: unknown) => this.keep('log', text);
  warn = (text: unknown) => this.keep('warn', text);
  error = (text: unknown) => this.keep('error', text);

  get text(): string {
    return this.lines.map(({ text }) => text).join('\n');
  }

  has(level: LogLine['level'], part: string): boolean {
    return this.lines.some((line) => line.level === level && line.text.includes(part));
  }

  private keep(level: LogLine['level'], text: unknown): void {
    this.lines.push({ level, text: String(text) });
  }
}
