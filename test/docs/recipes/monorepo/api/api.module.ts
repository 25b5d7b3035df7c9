import { Controller, Module, Param, Post } from '@nestjs/common';
import { BackgroundJobService, HangfireModule } from 'nestjs-hangfire';
import { Mailer } from '../libs/mailer.js';

@Controller('customers')
class CustomersController {
  constructor(private readonly jobs: BackgroundJobService) {}

  @Post(':address')
  async add(@Param('address') address: string) {
    return { jobId: await this.jobs.enqueue(Mailer, (mailer) => mailer.welcome(address)) };
  }
}

@Module({
  imports: [
    HangfireModule.forRootAsync({
      useFactory: () => ({
        storage: { type: 'postgres', url: process.env.DATABASE_URL },
        server: false,
      }),
    }),
  ],
  controllers: [CustomersController],
})
export class ApiModule {}
