import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { beginAnswer } from './begin-answer.js';
import type { Visit } from './visit.js';

/** The reader of an EventStream. */
export interface EventSink {
  /** Sends an event as JSON. If a slow reader has missed several events, only the last one is sent. */
  send(event: unknown): void;
  /** Sends a line without meaning, so that no proxy closes a silent stream. */
  sayNothing(): void;
  end(): void;
}

/** An answer that stays open: server-sent events. */
export class EventStream {
  /** @param begin returns a function that is called once, when either side has ended the stream */
  constructor(readonly begin: (sink: EventSink) => () => void) {}
}

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-cache, no-store, must-revalidate, max-age=0, no-transform',
  pragma: 'no-cache',
  expires: '0',
  // Without this header, nginx holds events back until it has many.
  'x-accel-buffering': 'no',
};

/** Sends events until the stream ends or its reader leaves. Returns as soon as the stream has begun. */
export function sendEvents({ begin }: EventStream, visit: Visit): void {
  const raw = sendHeaders(visit);
  if (visit.request.method === 'HEAD') {
    raw.end();
    return;
  }

  raw.write('\n');
  const stop = begin(new EventWriter(raw));
  if (raw.destroyed || raw.writableEnded) stop();
  else raw.once('close', stop);
}

interface IncomingRequest extends Pick<IncomingMessage, 'httpVersionMajor'> {
  /** In cloud functions there is no connection, but only a stand-in that lacks methods. */
  readonly socket: Partial<Socket>;
}

function sendHeaders(visit: Visit): ServerResponse {
  const { request } = visit;
  const { socket, httpVersionMajor } = (request.raw ?? request) as IncomingRequest;
  // In HTTP/2, one connection carries many streams.
  const hasOwnConnection = httpVersionMajor === 1;
  if (hasOwnConnection) {
    socket.setKeepAlive?.(true);
    socket.setNoDelay?.(true);
    socket.setTimeout?.(0);
  }
  const raw = beginAnswer(visit, {
    ...HEADERS,
    ...(hasOwnConnection ? { connection: 'keep-alive' } : {}),
  });
  raw.flushHeaders();
  return raw;
}

class EventWriter implements EventSink {
  private sent = 0;
  /** The event that a slow reader gets next. */
  private waiting: string | undefined;

  constructor(private readonly response: ServerResponse) {
    response.on('drain', () => {
      const { waiting } = this;
      this.waiting = undefined;
      if (waiting !== undefined) this.write(waiting);
    });
  }

  send(event: unknown): void {
    this.sent += 1;
    const text = `id: ${this.sent}\ndata: ${JSON.stringify(event)}\n\n`;
    if (this.response.writableNeedDrain) this.waiting = text;
    else this.write(text);
  }

  sayNothing(): void {
    if (!this.response.writableNeedDrain) this.write(': still here\n\n');
  }

  end(): void {
    this.response.end();
  }

  private write(text: string): void {
    const { writableEnded, destroyed } = this.response;
    if (!writableEnded && !destroyed) this.response.write(text);
  }
}
