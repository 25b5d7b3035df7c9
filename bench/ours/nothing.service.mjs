import { Injectable } from '@nestjs/common';

/** The smallest job: all of its time is spent in the library. */
export class NothingService {
  static handle;

  async run(job) {
    return NothingService.handle(job);
  }
}

Injectable()(NothingService);
