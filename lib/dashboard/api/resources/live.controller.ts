import {
  Controller,
  Get,
  Inject,
  type MessageEvent,
  Req,
  Sse,
  UseInterceptors,
} from '@nestjs/common';
import { defer, finalize, type Observable } from 'rxjs';
import { CurrentUser } from '../../access/current-user.js';
import { DashboardAccess } from '../../access/dashboard-access.js';
import type { DashboardRequest } from '../../access/dashboard-request.js';
import type { DashboardUser } from '../../access/dashboard-user.js';
import { LivePoller } from '../../live/live-poller.js';
import { liveStream } from '../../live/live-stream.js';
import { StreamBounds } from '../../live/stream-bounds.js';
import { AnswerInTime } from '../answer-in-time.js';
import type { LiveAnswer } from '../answers.js';
import { TakeTurns } from '../take-turns.js';

/** What changes all the time. */
@Controller('live')
export class LiveController {
  constructor(
    @Inject(LivePoller) private readonly poller: LivePoller,
    @Inject(DashboardAccess) private readonly access: DashboardAccess,
    @Inject(StreamBounds) private readonly bounds: StreamBounds,
  ) {}

  @Sse()
  stream(
    @Req() request: DashboardRequest,
    @CurrentUser() { name }: DashboardUser,
  ): Observable<MessageEvent> {
    this.bounds.requireRoom(name);
    const stream = liveStream(request, this.poller, this.access);
    return defer(() => stream.pipe(finalize(this.bounds.opened(name))));
  }

  @Get('latest')
  @UseInterceptors(TakeTurns, AnswerInTime)
  async latest(): Promise<LiveAnswer> {
    return (await this.poller.latest()).answer;
  }
}
