import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Observable, tap } from 'rxjs';

interface Accepted {
  readonly jobId?: string | null;
  readonly batchId?: string;
}

/** Tells, in the Location header, where one can follow the job or the batch that was accepted. */
@Injectable()
export class LocationInterceptor implements NestInterceptor<Accepted, Accepted> {
  constructor(private readonly host: HttpAdapterHost) {}

  intercept(context: ExecutionContext, next: CallHandler<Accepted>): Observable<Accepted> {
    const response = context.switchToHttp().getResponse();

    return next.handle().pipe(
      tap((accepted) => {
        const location = locationOf(accepted);
        if (location) this.host.httpAdapter.setHeader(response, 'Location', location);
      }),
    );
  }
}

function locationOf({ jobId, batchId }: Accepted): string | undefined {
  if (batchId) return `/batches/${batchId}`;
  return jobId ? `/jobs/${jobId}` : undefined;
}
