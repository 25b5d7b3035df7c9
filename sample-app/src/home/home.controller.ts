import { Controller, Get } from '@nestjs/common';
import { homePage } from './home-page.js';

@Controller()
export class HomeController {
  @Get()
  page(): string {
    return homePage();
  }
}
