import { Module } from '@nestjs/common';
import { EmailService } from './email.service.js';
import { EmailsController } from './emails.controller.js';
import { MailCleanupService } from './mail-cleanup.service.js';
import { Mailer } from './mailer.js';
import { NewsletterService } from './newsletter.service.js';
import { NewslettersController } from './newsletters.controller.js';

@Module({
  controllers: [EmailsController, NewslettersController],
  providers: [EmailService, NewsletterService, MailCleanupService, Mailer],
})
export class EmailsModule {}
