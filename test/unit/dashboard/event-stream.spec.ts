import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type EventSink,
  EventStream,
  sendEvents,
} from '../../../lib/dashboard/answering/event-stream.js';
import { eventually } from '../../support/eventually.js';

/** More than all buffers between two sockets hold. */
const LARGE = 'x'.repeat(8 * 1_024 * 1_024);

let server: Server;
let sink: EventSink | undefined;
let stopped = 0;

beforeEach(async () => {
  stopped = 0;
  sink = undefined;
  const stream = new EventStream((its) => {
    sink = its;
    return () => {
      stopped += 1;
    };
  });
  server = createServer((asked, response) => {
    const { method = '', url = '', headers } = asked;
    const raw = asked;
    response.setHeader('x-kept', 'yes');
    sendEvents(stream, {
      request: { method, url, headers, raw },
      response,
      segments: [],
      query: {},
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const opened = (method = 'GET') =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const asking = request({ port, method, host: '127.0.0.1' }, resolve);
    asking.on('error', reject);
    asking.end();
  });

/** All that comes from now on. */
function textOf(response: IncomingMessage): { text: string } {
  const read = { text: '' };
  response.on('data', (chunk) => {
    read.text += chunk;
  });
  response.on('error', () => {});
  return read;
}

describe('A stream of events', () => {
  it('begins at once, is never cached, and numbers its events', async () => {
    const response = await opened();
    const read = textOf(response);
    sink?.send({ now: 1 });
    sink?.sayNothing();
    sink?.send({ now: 2 });
    sink?.end();
    await eventually(() => response.complete);

    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'x-kept': 'yes',
    });
    expect(response.headers['cache-control']).toContain('no-store');
    expect(read.text).toBe(
      '\nid: 1\ndata: {"now":1}\n\n: still here\n\nid: 2\ndata: {"now":2}\n\n',
    );
    expect(stopped).toBe(1);
  });

  it('keeps only the last event for a reader who does not read', async () => {
    const response = await opened();
    response.pause();
    for (const now of [1, 2, 3, 4]) sink?.send({ now, filling: now === 1 ? LARGE : '' });
    const read = textOf(response);
    response.resume();
    await eventually(() => read.text.includes('"now":4'));

    expect([...read.text.matchAll(/"now":(\d)/g)].map(([, now]) => now)).toEqual(['1', '4']);
  });

  it('stops when its reader has left', async () => {
    const response = await opened();
    response.on('error', () => {});
    response.socket.destroy();
    await eventually(() => stopped === 1);

    sink?.send({ now: 1 });
    sink?.end();
    expect(stopped).toBe(1);
  });

  it('does not begin for HEAD', async () => {
    const response = await opened('HEAD');

    expect([response.statusCode, sink]).toEqual([200, undefined]);
  });
});
