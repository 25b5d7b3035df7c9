import type { DashboardAccess } from '../access/dashboard-access.js';
import type { DashboardRequest } from '../access/dashboard-request.js';
import type { EventSink } from '../answering/event-stream.js';
import type { LivePoller } from './live-poller.js';

const HEARTBEAT_MS = 15_000;

/**
 * Tells the live numbers for as long as whoever asked for them may see them.
 *
 * @returns ends it
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
        // The permission was withdrawn; what the page asks for next is told so.
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
