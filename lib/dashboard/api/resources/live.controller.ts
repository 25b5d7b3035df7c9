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
import { DashboardAccess } from '../../access/dashboard-access.js';
import type { DashboardRequest } from '../../access/dashboard-request.js';
import { visitorOf } from '../../access/visitor-of.js';
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
  stream(@Req() request: DashboardRequest): Observable<MessageEvent> {
    const visitor = visitorOf(request);
    this.bounds.requireRoom(visitor);
    const stream = liveStream(request, this.poller, this.access);
    return defer(() => stream.pipe(finalize(this.bounds.opened(visitor))));
  }

  @Get('latest')
  @UseInterceptors(TakeTurns, AnswerInTime)
  async latest(): Promise<LiveAnswer> {
    return (await this.poller.latest()).answer;
  }
}
