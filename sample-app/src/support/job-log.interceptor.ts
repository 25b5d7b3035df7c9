import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  Logger,
  type NestInterceptor,
  Optional,
} from '@nestjs/common';
import { JobContext } from 'nestjs-hangfire';
import { finalize, type Observable } from 'rxjs';
import { REQUEST_ID, type RequestId } from '../request-context/request-id.js';

/** Writes into the log how long each run took, and which request has created the job. */
@Injectable()
export class JobLogInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Jobs');

  constructor(
    @Optional() @Inject(REQUEST_ID) private readonly requestId: RequestId = () => undefined,
  ) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { job, attempt } = JobContext.current();
    const requestId = this.requestId() ?? 'no request';
    const startedMs = performance.now();
    return next.handle().pipe(
      finalize(() => {
        const tookMs = Math.round(performance.now() - startedMs);
        this.logger.log(
          `${job.displayName}, attempt ${attempt}, took ${tookMs} ms, for ${requestId}`,
        );
      }),
    );
  }
}
