import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Inject,
  Injectable,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { HangfireClient } from '../../client/hangfire-client.js';
import { protectAnswer } from '../access/protect-answer.js';
import { setHeaders } from '../access/set-headers.js';
import type { ResolvedDashboardOptions } from '../resolve-dashboard-options.js';
import { DASHBOARD_OPTIONS } from '../tokens.js';
import { type Refusal, refusalOf } from './error-answer.js';

/** Answers whatever went wrong, in the API with an ErrorAnswer. */
@Catch()
@Injectable()
export class ErrorAnswerFilter implements ExceptionFilter {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(DASHBOARD_OPTIONS) private readonly options: ResolvedDashboardOptions,
  ) {}

  catch(error: unknown, context: ArgumentsHost): void {
    const { httpAdapter } = this.host;
    const response: unknown = context.switchToHttp().getResponse();
    const refusal = refusalOf(error);
    if (refusal.isUnexpected) this.client.logger.error('Dashboard failed to answer', { error });
    if (httpAdapter.isHeadersSent(response)) return;

    const { challenge } = this.options;
    const isChallenged = refusal.status === 401 && challenge !== undefined;
    protectAnswer(this.host, response);
    if (isChallenged) setHeaders(this.host, response, { 'WWW-Authenticate': challenge });
    const { retryAfterSeconds: seconds } = refusal;
    if (seconds) setHeaders(this.host, response, { 'Retry-After': String(seconds) });
    this.reply(response, refusal);
  }

  protected reply(response: unknown, { status, answer }: Refusal): void {
    this.host.httpAdapter.reply(response, answer, status);
  }

  protected setHeaders(response: unknown, headers: Readonly<Record<string, string>>): void {
    setHeaders(this.host, response, headers);
  }

  protected send(response: unknown, body: string, status: number): void {
    this.host.httpAdapter.reply(response, body, status);
  }
}
