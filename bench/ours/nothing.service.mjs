import { Injectable } from '@nestjs/common';

/** The smallest job there is: what remains of its time is the library's. */
export class NothingService {
  static handle;

  async run(job) {
    return NothingService.handle(job);
  }
}

Injectable()(NothingService);
