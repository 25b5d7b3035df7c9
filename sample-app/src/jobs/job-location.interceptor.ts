import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Observable, tap } from 'rxjs';

interface Accepted {
  readonly jobId: string | null;
}

/** Tells, in the Location header, where one can follow the job that was accepted. */
@Injectable()
export class JobLocationInterceptor implements NestInterceptor<Accepted, Accepted> {
  constructor(private readonly host: HttpAdapterHost) {}

  intercept(context: ExecutionContext, next: CallHandler<Accepted>): Observable<Accepted> {
    const response = context.switchToHttp().getResponse();

    return next.handle().pipe(
      tap(({ jobId }) => {
        if (jobId) this.host.httpAdapter.setHeader(response, 'Location', `/jobs/${jobId}`);
      }),
    );
  }
}
