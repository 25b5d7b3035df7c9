import type { DashboardAccess } from '../access/dashboard-access.js';
import type { DashboardRequest } from '../access/dashboard-request.js';
import type { EventSink } from '../answering/event-stream.js';
import type { LivePoller } from './live-poller.js';

const HEARTBEAT_MS = 15_000;

/**
 * Sends the live numbers to a page as long as its reader may see them.
 *
 * @returns a function that ends it
 */
export function tellLiveNumbers(
  sink: EventSink,
  request: DashboardRequest,
  poller: LivePoller,
  access: Pick<DashboardAccess, 'viewer'>,
): () => void {
  let hasEnded = false;
  const heartbeat = setInterval(() => sink.sayNothing(), HEARTBEAT_MS);
  const stopWatching = poller.watch({
    seen: (state) => {
      access.viewer(request).then(
        () => state && !hasEnded && sink.send(state.answer),
        // The permission was withdrawn; the next request of the page gets that error.
        () => sink.end(),
      );
    },
    ended: () => sink.end(),
  });

  return () => {
    hasEnded = true;
    clearInterval(heartbeat);
    stopWatching();
  };
}
