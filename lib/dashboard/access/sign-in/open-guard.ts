import { Injectable } from '@nestjs/common';
import { AccessGuard } from '../access-guard.js';

/** Stands before the link that lets people in. */
@Injectable()
export class OpenGuard extends AccessGuard {
  protected override async admit(): Promise<void> {}
}
