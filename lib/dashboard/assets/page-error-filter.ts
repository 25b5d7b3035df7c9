import { Catch, Injectable } from '@nestjs/common';
import type { Refusal } from '../api/error-answer.js';
import { ErrorAnswerFilter } from '../api/error-filter.js';

/** Answers what went wrong on the way to a page, for somebody who sees nothing but the answer. */
@Catch()
@Injectable()
export class PageErrorFilter extends ErrorAnswerFilter {
  protected override reply(response: unknown, { status, answer }: Refusal): void {
    this.setHeaders(response, { 'Content-Type': 'text/plain; charset=utf-8' });
    this.send(response, `${answer.message}\n`, status);
  }
}
