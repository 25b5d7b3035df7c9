import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import type { Permission } from '../api/answers.js';
import { CrossSiteRequestError } from '../errors/cross-site-request-error.js';
import { AllowedHosts } from './allowed-hosts.js';
import { rememberUser } from './current-user.js';
import { DashboardAccess, requirePermission } from './dashboard-access.js';
import type { DashboardRequest } from './dashboard-request.js';
import { protectAnswer } from './protect-answer.js';
import { REQUIRED_PERMISSION } from './requires.js';
import { isReadFromElsewhere } from './same-site.js';

const READING = ['GET', 'HEAD'];

/** Stands before the whole API, behind the guards of the application. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(DashboardAccess) protected readonly access: DashboardAccess,
    @Inject(AllowedHosts) private readonly hosts: AllowedHosts,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<DashboardRequest>();
    protectAnswer(this.host, context.switchToHttp().getResponse());
    this.hosts.require(request);
    await this.admit(request, context);
    return true;
  }

  protected async admit(request: DashboardRequest, context: ExecutionContext): Promise<void> {
    if (isReadFromElsewhere(request)) throw new CrossSiteRequestError();
    const user = await this.access.viewer(request);
    rememberUser(request, user);

    if (!READING.includes(request.method)) this.access.requireOwnPage(request, user);
    const permission = this.reflector.get<Permission | undefined>(
      REQUIRED_PERMISSION,
      context.getHandler(),
    );
    if (permission) requirePermission(user, permission);
  }
}
