import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import type { DashboardRequest } from '../access/dashboard-request.js';
import { SharedReadings } from '../live/shared-readings.js';

const READING = ['GET', 'HEAD'];

/** Whoever has changed something sees it with the next answer. One that failed may have changed it too. */
@Injectable()
export class ExpireReadings implements NestInterceptor {
  constructor(@Inject(SharedReadings) private readonly readings: SharedReadings) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<DashboardRequest>();
    if (READING.includes(method)) return next.handle();

    const expire = () => this.readings.expire();
    return next.handle().pipe(tap({ next: expire, error: expire }));
  }
}
