import { Injectable } from '@nestjs/common';
import { AccessGuard } from './access-guard.js';

/** Stands before the pages. */
@Injectable()
export class PageGuard extends AccessGuard {
  protected override isApi(): boolean {
    return false;
  }
}
