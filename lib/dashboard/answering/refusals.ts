import type { HttpAdapterHost } from '@nestjs/core';
import type { Logger } from '../../support/logger.js';
import { protectAnswer } from '../access/protect-answer.js';
import { setHeaders } from '../access/set-headers.js';
import type { LinkSignIn } from '../access/sign-in/link-sign-in.js';
import { type FailedAnswer, type Refusal, refusalOf } from '../api/error-answer.js';
import { LinkNeededError } from '../errors/link-needed-error.js';
import { sendText } from './send-content.js';
import { sendJson } from './send-json.js';

export interface RefusalOptions {
  /** The header `WWW-Authenticate`. */
  readonly challenge: string | undefined;
  /** The refusing part, for the log. */
  readonly name: 'Dashboard' | 'Metrics';
  /** @default the answer of the dashboard */
  readonly failed?: FailedAnswer;
}

/** Answers requests that have failed. */
export class Refusals {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly logger: Logger,
    private readonly options: RefusalOptions,
    /** Undefined if the application has an `authorize`. */
    private readonly signIn: Pick<LinkSignIn, 'remind'> | undefined,
  ) {}

  /** Answers a program with an ErrorAnswer. */
  sendJson(response: unknown, error: unknown): void {
    this.send(response, error, ({ answer, status }) =>
      sendJson(this.host, response, answer, status),
    );
  }

  /** Answers a person, in a text. */
  sendText(response: unknown, error: unknown): void {
    if (error instanceof LinkNeededError) this.signIn?.remind();
    this.send(response, error, ({ answer, status }) => {
      const type = 'text/plain; charset=utf-8';
      sendText(this.host, response, { text: `${answer.message}\n`, type }, status);
    });
  }

  private send(response: unknown, error: unknown, reply: (refusal: Refusal) => void): void {
    const { httpAdapter } = this.host;
    const { challenge, name, failed } = this.options;
    const refusal = refusalOf(error, failed);
    if (refusal.isUnexpected) this.logger.error(`${name} failed to answer`, { error });
    if (httpAdapter.isHeadersSent(response)) return;

    const { status, retryAfterSeconds } = refusal;
    protectAnswer(this.host, response);
    const isChallenged = status === 401 && challenge !== undefined;
    if (isChallenged) setHeaders(this.host, response, { 'WWW-Authenticate': challenge });
    if (retryAfterSeconds) {
      setHeaders(this.host, response, { 'Retry-After': String(retryAfterSeconds) });
    }
    reply(refusal);
  }
}
