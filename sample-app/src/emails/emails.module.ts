import { Module } from '@nestjs/common';
import { EmailService } from './email.service.js';
import { EmailsController } from './emails.controller.js';
import { Mailer } from './mailer.js';

@Module({
  controllers: [EmailsController],
  providers: [EmailService, Mailer],
})
export class EmailsModule {}
