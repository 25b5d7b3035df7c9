import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { DashboardRequest } from '../access/dashboard-request.js';
import { Sections } from '../answering/sections.js';
import { Answered } from './answered.js';

/** Answers requests that have failed, also in guards of the application. */
@Catch()
@Injectable()
export class DashboardFilter implements ExceptionFilter {
  constructor(@Inject(Sections) private readonly sections: Sections) {}

  catch(error: unknown, context: ArgumentsHost): void {
    if (error instanceof Answered) return;
    const http = context.switchToHttp();
    this.sections.refuse(http.getRequest<DashboardRequest>(), http.getResponse(), error);
  }
}
