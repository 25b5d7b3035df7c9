import { Controller, HttpCode, HttpStatus, Post, UseInterceptors } from '@nestjs/common';
import { LocationInterceptor } from '../jobs/location.interceptor.js';
import { NewsletterService } from './newsletter.service.js';

@Controller('newsletters')
export class NewslettersController {
  constructor(private readonly newsletter: NewsletterService) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @UseInterceptors(LocationInterceptor)
  async send() {
    const batchId = await this.newsletter.startSending();
    return { batchId };
  }
}
