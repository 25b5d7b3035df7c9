import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { rawResponseOf, type Visit } from './visit.js';

/** What an EventStream tells its events to. */
export interface EventSink {
  /** As JSON. Of several that a slow reader has not taken, the last one is sent. */
  send(event: unknown): void;
  /** A line that means nothing, so that no proxy closes a silent stream. */
  sayNothing(): void;
  end(): void;
}

/** An answer that goes on: events sent by the server. */
export class EventStream {
  /** @param begin returns what is called once when the stream has ended, whoever ended it */
  constructor(readonly begin: (sink: EventSink) => () => void) {}
}

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-cache, no-store, must-revalidate, max-age=0, no-transform',
  pragma: 'no-cache',
  expires: '0',
  // For nginx, which would keep events back until it has many.
  'x-accel-buffering': 'no',
};

/** Sends the events until the stream ends or its reader leaves. Returns when it has begun. */
export function sendEvents({ begin }: EventStream, { request, response }: Visit): void {
  const raw = rawResponseOf(response);
  const { socket, httpVersionMajor } = (request.raw ?? request) as IncomingMessage;
  const isHttp2 = httpVersionMajor > 1;
  if (!isHttp2) {
    socket.setKeepAlive(true);
    socket.setNoDelay(true);
    socket.setTimeout(0);
  }

  // Fastify keeps the headers of a reply apart from those of the response.
  const { getHeaders } = response as { getHeaders(): OutgoingHttpHeaders };
  const headers = { ...getHeaders.call(response), ...HEADERS };
  for (const [name, value] of Object.entries(headers)) if (value) raw.setHeader(name, value);
  if (!isHttp2) raw.setHeader('connection', 'keep-alive');
  raw.writeHead(200);
  raw.flushHeaders();
  if (request.method === 'HEAD') {
    raw.end();
    return;
  }

  let waiting: string | undefined;
  const write = (text: string) => {
    if (!raw.writableEnded && !raw.destroyed) raw.write(text);
  };
  raw.on('drain', () => {
    const text = waiting;
    waiting = undefined;
    if (text !== undefined) write(text);
  });
  raw.write('\n');

  let ids = 0;
  const stop = begin({
    send: (event) => {
      ids += 1;
      const text = `id: ${ids}\ndata: ${JSON.stringify(event)}\n\n`;
      if (raw.writableNeedDrain) waiting = text;
      else write(text);
    },
    sayNothing: () => raw.writableNeedDrain || write(': still here\n\n'),
    end: () => raw.end(),
  });
  if (raw.destroyed || raw.writableEnded) stop();
  else raw.once('close', stop);
}
