import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { acceptedPage } from './accepted-page.js';

interface Accepted {
  readonly jobId?: string | null;
  readonly batchId?: string;
}

/** Says where to follow the accepted job or batch: programs read the Location header, people see a page. */
@Injectable()
export class AcceptedInterceptor implements NestInterceptor<Accepted, Accepted | string> {
  constructor(private readonly host: HttpAdapterHost) {}

  intercept(context: ExecutionContext, next: CallHandler<Accepted>): Observable<Accepted | string> {
    const http = context.switchToHttp();
    const { headers } = http.getRequest<{ headers: { accept?: string } }>();
    const setHeader = (name: string, value: string) =>
      this.host.httpAdapter.setHeader(http.getResponse(), name, value);

    return next.handle().pipe(
      map((accepted) => {
        const { jobId, batchId } = accepted;
        if (batchId) setHeader('Location', `/batches/${batchId}`);
        else if (jobId) setHeader('Location', `/jobs/${jobId}`);
        if (!headers.accept?.includes('text/html')) return accepted;

        setHeader('Content-Type', 'text/html; charset=utf-8');
        if (batchId) return acceptedPage({ dashboardPath: `/batches/${batchId}` });
        if (!jobId) return acceptedPage({ dashboardPath: '/jobs' });
        return acceptedPage({ dashboardPath: `/jobs/details/${jobId}`, jobId });
      }),
    );
  }
}
