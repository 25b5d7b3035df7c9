import { Injectable, Module } from '@nestjs/common';
import { AutomaticRetry, HangfireModule } from 'nestjs-hangfire';
import { Mailer } from '../libs/mailer.js';

@Injectable()
export class SmtpMailer extends Mailer {
  @AutomaticRetry(3)
  async welcome(address: string): Promise<string> {
    return `Welcome, ${address}`;
  }
}

@Module({
  imports: [
    HangfireModule.forRootAsync({
      useFactory: () => ({ storage: { type: 'postgres', url: process.env.DATABASE_URL } }),
    }),
  ],
  providers: [{ provide: Mailer, useClass: SmtpMailer }],
})
export class WorkerModule {}
