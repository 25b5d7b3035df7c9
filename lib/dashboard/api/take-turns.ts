import type { ServerResponse } from 'node:http';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { defer, finalize, from, type Observable, switchMap, tap } from 'rxjs';
import type { DashboardRequest } from '../access/dashboard-request.js';
import { RequestLine } from '../access/request-line.js';
import { visitorOf } from '../access/visitor-of.js';

/** Fastify's replies wrap the response of Node. */
type AnyResponse = ServerResponse | { readonly raw: ServerResponse };

/** So many requests are answered at the same time; the others wait, and a request that was closed waits no more. */
@Injectable()
export class TakeTurns implements NestInterceptor {
  constructor(@Inject(RequestLine) private readonly line: RequestLine) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const visitor = visitorOf(http.getRequest<DashboardRequest>());
    const gone = closingOf(http.getResponse<AnyResponse>());

    return defer(() => from(this.line.enter(visitor, gone))).pipe(
      switchMap((leave) => {
        let failure: unknown;
        const error = (reason: unknown) => {
          failure = reason;
        };
        return next.handle().pipe(
          tap({ error }),
          finalize(() => leave(failure)),
        );
      }),
    );
  }
}

function closingOf(response: AnyResponse): AbortSignal {
  const closing = new AbortController();
  const raw = 'raw' in response ? response.raw : response;
  raw.once('close', () => closing.abort());
  if (raw.destroyed) closing.abort();
  return closing.signal;
}
