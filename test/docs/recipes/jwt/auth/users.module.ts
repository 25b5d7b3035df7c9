import { Injectable, Module } from '@nestjs/common';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
}

@Injectable()
export class UsersService {
  private readonly users = new Map<string, User>([
    ['1', { id: '1', name: 'ada', isAdmin: true }],
    ['2', { id: '2', name: 'bob', isAdmin: false }],
  ]);

  async find(id: string): Promise<User | undefined> {
    return this.users.get(id);
  }

  remove(id: string): void {
    this.users.delete(id);
  }
}

@Module({ providers: [UsersService], exports: [UsersService] })
export class UsersModule {}
