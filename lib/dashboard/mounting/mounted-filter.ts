import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { DashboardRequest } from '../access/dashboard-request.js';
import { Answered } from './answered.js';
import { ANSWERING, type Answering } from './answering.js';

/** Answers requests that have failed, also in guards of the application. */
@Catch()
@Injectable()
export class MountedFilter implements ExceptionFilter {
  constructor(@Inject(ANSWERING) private readonly answering: Answering) {}

  catch(error: unknown, context: ArgumentsHost): void {
    if (error instanceof Answered) return;
    const http = context.switchToHttp();
    this.answering.refuse(http.getRequest<DashboardRequest>(), http.getResponse(), error);
  }
}
