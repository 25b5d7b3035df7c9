import { Injectable } from '@nestjs/common';
import { AccessGuard } from './access-guard.js';
import type { DashboardRequest } from './dashboard-request.js';

/** Stands before the pages, which may be linked to from elsewhere. */
@Injectable()
export class PageGuard extends AccessGuard {
  protected override async admit(request: DashboardRequest): Promise<void> {
    await this.access.viewer(request);
  }
}
