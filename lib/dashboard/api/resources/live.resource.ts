import { Inject, Injectable } from '@nestjs/common';
import { DashboardAccess } from '../../access/dashboard-access.js';
import type { DashboardRequest } from '../../access/dashboard-request.js';
import { visitorOf } from '../../access/visitor-of.js';
import { EventStream } from '../../answering/event-stream.js';
import type { LiveAnswer } from '../../answers/live.js';
import { LivePoller } from '../../live/live-poller.js';
import { StreamBounds } from '../../live/stream-bounds.js';
import { tellLiveNumbers } from '../../live/tell-live-numbers.js';
import type { ApiResource, ApiRoute } from '../api-route.js';

/** The live numbers. */
@Injectable()
export class LiveResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    // Answered at once: the stream is silent while the store is away, and streams have limits of their own.
    {
      method: 'GET',
      path: 'live',
      pace: 'at-once',
      answer: ({ request }) => this.stream(request),
    },
    { method: 'GET', path: 'live/latest', answer: () => this.latest() },
  ];

  constructor(
    @Inject(LivePoller) private readonly poller: LivePoller,
    @Inject(DashboardAccess) private readonly access: DashboardAccess,
    @Inject(StreamBounds) private readonly bounds: StreamBounds,
  ) {}

  private stream(request: DashboardRequest): EventStream {
    const visitor = visitorOf(request);
    this.bounds.requireRoom(visitor);
    return new EventStream((sink) => {
      const close = this.bounds.opened(visitor);
      const stop = tellLiveNumbers(sink, request, this.poller, this.access);
      return () => {
        stop();
        close();
      };
    });
  }

  private async latest(): Promise<LiveAnswer> {
    return (await this.poller.latest()).answer;
  }
}
