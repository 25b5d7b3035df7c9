import { type ArgumentsHost, Catch, Inject, Injectable } from '@nestjs/common';
import { LinkSignIn } from '../access/sign-in/link-sign-in.js';
import type { Refusal } from '../api/error-answer.js';
import { ErrorAnswerFilter } from '../api/error-filter.js';
import { LinkNeededError } from '../errors/link-needed-error.js';

/** Answers what went wrong on the way to a page, for somebody who sees nothing but the answer. */
@Catch()
@Injectable()
export class PageErrorFilter extends ErrorAnswerFilter {
  @Inject(LinkSignIn)
  private readonly signIn: LinkSignIn | undefined;

  override catch(error: unknown, context: ArgumentsHost): void {
    if (error instanceof LinkNeededError) this.signIn?.remind();
    super.catch(error, context);
  }

  protected override reply(response: unknown, { status, answer }: Refusal): void {
    this.setHeaders(response, { 'Content-Type': 'text/plain; charset=utf-8' });
    this.send(response, `${answer.message}\n`, status);
  }
}
