import { Controller, HttpCode, HttpStatus, Post, UseInterceptors } from '@nestjs/common';
import { AcceptedInterceptor } from '../jobs/accepted.interceptor.js';
import { NewsletterService } from './newsletter.service.js';

@Controller('newsletters')
export class NewslettersController {
  constructor(private readonly newsletter: NewsletterService) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @UseInterceptors(AcceptedInterceptor)
  async send() {
    const batchId = await this.newsletter.startSending();
    return { batchId };
  }
}
