import { Injectable, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule, PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { JwtAuthGuard } from './jwt-auth.guard.js';
import { type User, UsersModule, UsersService } from './users.module.js';

export const API_SECRET = 'the secret of the API, in this spec';

@Injectable()
class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly users: UsersService) {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: API_SECRET });
  }

  validate({ sub }: { sub: string }): Promise<User | undefined> {
    return this.users.find(sub);
  }
}

/** The guard of an API whose clients send bearer tokens. */
@Module({
  imports: [PassportModule, UsersModule],
  providers: [JwtStrategy, { provide: APP_GUARD, useClass: JwtAuthGuard }],
})
export class AuthModule {}
