import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
} from '@nestjs/common';
import { JobContext } from 'nestjs-hangfire';
import { finalize, type Observable } from 'rxjs';

/** Writes into the log how long each run took. */
@Injectable()
export class JobLogInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Jobs');

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { job, attempt } = JobContext.current();
    const startedMs = performance.now();
    return next.handle().pipe(
      finalize(() => {
        const tookMs = Math.round(performance.now() - startedMs);
        this.logger.log(`${job.displayName}, attempt ${attempt}, took ${tookMs} ms`);
      }),
    );
  }
}
