import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type Observable, throwError, timeout } from 'rxjs';
import { AnswerTimeoutError } from '../errors/answer-timeout-error.js';

/** Longer than the store lets any read take, and shorter than most proxies wait. */
const LIMIT_MS = 10_000;

/** A store that says nothing at all must not keep people waiting for ever. */
@Injectable()
export class AnswerInTime implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const giveUp = () => throwError(() => new AnswerTimeoutError());
    return next.handle().pipe(timeout({ first: LIMIT_MS, with: giveUp }));
  }
}
