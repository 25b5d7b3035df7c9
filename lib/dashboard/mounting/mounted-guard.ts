import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { DashboardRequest } from '../access/dashboard-request.js';
import { DASHBOARD_ENHANCERS } from '../tokens.js';
import { Answered } from './answered.js';
import { ANSWERING, type Answering } from './answering.js';

/**
 * Runs after the guards of the application, and answers the request. Nest cannot exempt a controller from
 * global interceptors and pipes. But it calls them after the guards, and an error of a guard goes to the
 * controller's own filter.
 */
@Injectable()
export class MountedGuard implements CanActivate {
  constructor(
    @Inject(ANSWERING) private readonly answering: Answering,
    @Inject(DASHBOARD_ENHANCERS) private readonly enhancers: 'global' | undefined,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<DashboardRequest>(), http.getResponse<unknown>()];
    await this.answering.admit(request, response);
    if (this.enhancers === 'global') return true;

    await this.answering.answer(request, response);
    throw Answered.INSTANCE;
  }
}
