import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import { CrossSiteRequestError } from '../errors/cross-site-request-error.js';
import { rememberUser } from './current-user.js';
import { DashboardAccess, requirePermission } from './dashboard-access.js';
import type { DashboardRequest } from './dashboard-request.js';
import { Requires } from './requires.js';
import { isReadFromElsewhere } from './same-site.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { setHeaders } from './set-headers.js';

const READING = ['GET', 'HEAD'];

/** Stands before the whole API, behind the guards of the application. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(DashboardAccess) private readonly access: DashboardAccess,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<DashboardRequest>();
    setHeaders(this.host, context.switchToHttp().getResponse(), SECURITY_HEADERS);

    // Also where the application's CORS settings would let other sites read it.
    if (this.isApi() && isReadFromElsewhere(request)) throw new CrossSiteRequestError();
    const user = await this.access.viewer(request);
    rememberUser(request, user);

    if (!READING.includes(request.method)) this.access.requireOwnPage(request, user);
    const permission = this.reflector.get(Requires, context.getHandler());
    if (permission) requirePermission(user, permission);
    return true;
  }

  /** Pages may be linked to from elsewhere. */
  protected isApi(): boolean {
    return true;
  }
}
