import {
  Controller,
  Get,
  Inject,
  type MessageEvent,
  Req,
  Sse,
  UseInterceptors,
} from '@nestjs/common';
import type { Observable } from 'rxjs';
import { DashboardAccess } from '../../access/dashboard-access.js';
import type { DashboardRequest } from '../../access/dashboard-request.js';
import { LivePoller } from '../../live/live-poller.js';
import { liveStream } from '../../live/live-stream.js';
import { AnswerInTime } from '../answer-in-time.js';
import type { LiveAnswer } from '../answers.js';

/** What changes all the time. */
@Controller('live')
export class LiveController {
  constructor(
    @Inject(LivePoller) private readonly poller: LivePoller,
    @Inject(DashboardAccess) private readonly access: DashboardAccess,
  ) {}

  @Sse()
  stream(@Req() request: DashboardRequest): Observable<MessageEvent> {
    return liveStream(request, this.poller, this.access);
  }

  @Get('latest')
  @UseInterceptors(AnswerInTime)
  async latest(): Promise<LiveAnswer> {
    return (await this.poller.latest()).answer;
  }
}
