import { Module } from '@nestjs/common';
import { HangfireModule } from 'nestjs-hangfire';
import { HangfireDashboardModule } from 'nestjs-hangfire/dashboard';
import { AppController } from './app.controller';
import { AppService } from './app.service';
import { RemindersController, RemindersService } from './reminders';

@Module({
  imports: [
    HangfireModule.forRoot({
      storage: process.env.DATABASE_URL
        ? { type: 'postgres', url: process.env.DATABASE_URL }
        : undefined,
    }),
    HangfireDashboardModule.forRoot(),
  ],
  controllers: [AppController, RemindersController],
  providers: [AppService, RemindersService],
})
export class AppModule {}
