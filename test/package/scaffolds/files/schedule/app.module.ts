import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { HangfireModule } from 'nestjs-hangfire';
import { AppController } from './app.controller';
import { AppService } from './app.service';
import { TasksController, TasksService } from './tasks';

@Module({
  imports: [ScheduleModule.forRoot(), HangfireModule.forRoot()],
  controllers: [AppController, TasksController],
  providers: [AppService, TasksService],
})
export class AppModule {}
