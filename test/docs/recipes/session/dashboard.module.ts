import { Injectable, Module } from '@nestjs/common';
import type { Session } from 'express-session';
import {
  type Authorization,
  type DashboardAuthorizer,
  HangfireDashboardModule,
  PERMISSIONS,
} from 'nestjs-hangfire/dashboard';

/** What the sign-in of the application puts into the session. */
interface SignedIn {
  readonly user?: { readonly name: string; readonly isAdmin: boolean };
}

@Injectable()
class SessionAuthorizer implements DashboardAuthorizer {
  async authorize(request: { session: Session & SignedIn }): Promise<Authorization> {
    // A page that watches is one long request, whose session is that of its beginning until it is read again.
    const isThere = await new Promise((resolve) =>
      request.session.reload((error) => resolve(!error)),
    );
    const user = isThere ? request.session.user : undefined;
    return user && { name: user.name, permissions: user.isAdmin ? PERMISSIONS : ['view'] };
  }
}

@Module({ imports: [HangfireDashboardModule.forRoot({ authorize: SessionAuthorizer })] })
export class DashboardModule {}
