import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { DashboardAccess } from '../access/dashboard-access.js';
import type { DashboardRequest } from '../access/dashboard-request.js';
import type { LivePoller } from './live-poller.js';

const HEARTBEAT_MS = 15_000;
/** Lines that mean nothing keep proxies from closing a stream that has nothing to say. */
const HEARTBEAT: MessageEvent = { comment: 'still here' } as MessageEvent;

/** The live numbers, for as long as whoever asked for them may see them. */
export function liveStream(
  request: DashboardRequest,
  poller: LivePoller,
  access: Pick<DashboardAccess, 'viewer'>,
): Observable<MessageEvent> {
  return new Observable((subscriber) => {
    const heartbeat = setInterval(() => subscriber.next(HEARTBEAT), HEARTBEAT_MS);
    const stopWatching = poller.watch({
      seen: (state) => {
        access.viewer(request).then(
          () => state && subscriber.next({ data: state.answer }),
          // The permission was withdrawn; what the page asks for next is told so.
          () => subscriber.complete(),
        );
      },
      ended: () => subscriber.complete(),
    });

    return () => {
      clearInterval(heartbeat);
      stopWatching();
    };
  });
}
