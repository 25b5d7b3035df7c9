import { Controller, Get, Injectable, Param, Post } from '@nestjs/common';
import { BackgroundJobService, Queue } from 'nestjs-hangfire';

@Injectable()
export class RemindersService {
  @Queue('mails')
  async remind(name: string): Promise<string> {
    return `reminded ${name}`;
  }
}

@Controller('reminders')
export class RemindersController {
  constructor(private readonly jobs: BackgroundJobService) {}

  @Post(':name')
  async remind(@Param('name') name: string) {
    return { id: await this.jobs.enqueue(RemindersService, (reminders) => reminders.remind(name)) };
  }

  @Get(':id')
  async find(@Param('id') id: string) {
    const job = await this.jobs.get(id);
    return { state: job?.state, result: job?.result };
  }
}
