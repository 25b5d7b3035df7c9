import type { IncomingMessage } from 'node:http';
import { Controller, Delete, HttpCode, Injectable, Module, Post, Req, Res } from '@nestjs/common';
import { JwtModule, JwtService } from '@nestjs/jwt';
import {
  type Authorization,
  type DashboardAuthorizer,
  HangfireDashboardModule,
  PERMISSIONS,
} from 'nestjs-hangfire/dashboard';
import { Public } from './auth/public.decorator.js';
import { type User, UsersModule, UsersService } from './auth/users.module.js';

const HOURS = 8;

/** `Path` is that of the dashboard, behind the global prefix of the application. */
const ATTRIBUTES = [
  ...['Path=/api/hangfire', 'HttpOnly', 'SameSite=Lax'],
  ...(process.env.NODE_ENV === 'production' ? ['Secure'] : []),
].join('; ');

/** Express and Fastify both have it. */
interface HasHeader {
  header(name: string, value: string): unknown;
}

@Controller('dashboard-session')
class DashboardSessionController {
  constructor(private readonly jwt: JwtService) {}

  /** The guard of the API has let the caller in, and has put the user on the request. */
  @Post()
  @HttpCode(204)
  async signIn(@Req() { user }: { user: User }, @Res({ passthrough: true }) response: HasHeader) {
    const token = await this.jwt.signAsync({ sub: user.id });
    response.header('Set-Cookie', `dashboard=${token}; Max-Age=${HOURS * 3600}; ${ATTRIBUTES}`);
  }

  @Public()
  @Delete()
  @HttpCode(204)
  signOut(@Res({ passthrough: true }) response: HasHeader) {
    response.header('Set-Cookie', `dashboard=; Max-Age=0; ${ATTRIBUTES}`);
  }
}

@Injectable()
class CookieAuthorizer implements DashboardAuthorizer {
  constructor(
    private readonly jwt: JwtService,
    private readonly users: UsersService,
  ) {}

  async authorize({ headers }: IncomingMessage): Promise<Authorization> {
    const [, token = ''] = /(?:^|; )dashboard=([^;]+)/.exec(headers.cookie ?? '') ?? [];
    const claims = await this.jwt.verifyAsync<{ sub: string }>(token).catch(() => undefined);
    const user = claims && (await this.users.find(claims.sub));
    return user && { name: user.name, permissions: user.isAdmin ? PERMISSIONS : ['view'] };
  }
}

/** With a secret of its own: no token of the API opens the dashboard, and none of the dashboard the API. */
const tokens = JwtModule.registerAsync({
  useFactory: () => ({
    secret: process.env.DASHBOARD_SECRET ?? '',
    signOptions: { expiresIn: `${HOURS}h` },
  }),
});

@Module({
  imports: [
    tokens,
    HangfireDashboardModule.forRoot({
      authorize: CookieAuthorizer,
      imports: [tokens, UsersModule],
      decorators: [Public()],
    }),
  ],
  controllers: [DashboardSessionController],
})
export class DashboardModule {}
