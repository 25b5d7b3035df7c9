import { Injectable } from '@nestjs/common';

/** The smallest job there is: what remains of its time is the library's. */
export class NothingService {
  static done = 0;
  static onDone = () => {};

  async nothing(_number) {
    NothingService.done += 1;
    NothingService.onDone();
  }
}

Injectable()(NothingService);
