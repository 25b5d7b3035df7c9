import { hostname } from 'node:os';
import type { Provider } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { HangfireClient } from '../../client/hangfire-client.js';
import type { ResolvedDashboardOptions } from '../resolve-dashboard-options.js';
import { DASHBOARD_OPTIONS, DASHBOARD_PATH } from '../tokens.js';
import { AllowedHosts, ANY_HOST } from './allowed-hosts.js';
import { authorizerOf, closedToAll } from './authorizer-of.js';
import { ChangeTokens } from './change-tokens.js';
import { DashboardAccess } from './dashboard-access.js';
import { MountPath } from './mount-path.js';
import { LinkLog } from './sign-in/link-log.js';
import { LinkSignIn } from './sign-in/link-sign-in.js';
import { OneTimeLinks } from './sign-in/one-time-links.js';
import { SignInCookies } from './sign-in/sign-in-cookies.js';
import { signInKey } from './sign-in/sign-in-key.js';

/** The providers that decide who gets in, and under which host names. */
export const accessProviders: Provider[] = [
  {
    provide: AllowedHosts,
    inject: [DASHBOARD_OPTIONS],
    useFactory: ({ allowedHosts, authorize }: ResolvedDashboardOptions) => {
      // Without `authorize`, a cookie lets people in, and browsers send it to the right host only.
      const allowed = allowedHosts ?? (authorize ? undefined : [ANY_HOST]);
      return new AllowedHosts({ allowed, hostname: hostname() });
    },
  },
  {
    provide: LinkLog,
    inject: [MountPath, HttpAdapterHost, HangfireClient],
    useFactory: (mount: MountPath, host: HttpAdapterHost, { logger }: HangfireClient) =>
      new LinkLog(mount, host, logger),
  },
  {
    provide: LinkSignIn,
    inject: [DASHBOARD_OPTIONS, DASHBOARD_PATH, LinkLog],
    useFactory: (options: ResolvedDashboardOptions, path: string, log: LinkLog) =>
      options.authorize || process.env.NODE_ENV === 'production'
        ? undefined
        : linkSignIn(options, path, log),
  },
  {
    provide: DashboardAccess,
    inject: [DASHBOARD_OPTIONS, ModuleRef, LinkSignIn],
    useFactory: (options: ResolvedDashboardOptions, moduleRef: ModuleRef, signIn?: LinkSignIn) => {
      const { authorize, secret } = options;
      const findAuthorizer = async () =>
        authorize ? authorizerOf(authorize, moduleRef) : (signIn ?? closedToAll);
      return new DashboardAccess(findAuthorizer, new ChangeTokens(secret), options);
    },
  },
];

function linkSignIn({ secret }: ResolvedDashboardOptions, path: string, log: LinkLog): LinkSignIn {
  const key = () => signInKey({ secret, purpose: `${process.cwd()}\n${path}` });
  const print = (token: string) => log.print(token);
  return new LinkSignIn(new OneTimeLinks(), new SignInCookies(key), print);
}
