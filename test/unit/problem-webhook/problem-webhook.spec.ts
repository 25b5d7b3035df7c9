import { createHmac } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ProblemWebhook } from '../../../lib/problem-webhook/problem-webhook.js';
import { eventually } from '../../support/eventually.js';

const SECRET = 'a secret of the receiver';
const NOTICE = {
  event: 'opened',
  id: '01900000-0000-7000-8000-000000000001',
  kind: 'queue-stuck',
  subject: 'mail "für" alle',
  facts: { ready: 3 },
  openedAt: '2026-03-11T10:30:00.000Z',
} as const;

interface Received {
  readonly method: string | undefined;
  readonly body: string;
  readonly signature: string;
}

const servers: Server[] = [];

/** @returns its port */
async function receiver(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Keeps what comes, and answers a status. */
async function keeping(status: number, headers: Record<string, string> = {}) {
  const received: Received[] = [];
  const port = await receiver((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const signature = String(request.headers['hangfire-signature']);
      received.push({ method: request.method, body, signature });
      response.writeHead(status, headers).end('an answer that nobody reads');
    });
  });
  return { port, received };
}

const deliver = (url: string, given: object = {}) =>
  new ProblemWebhook({
    url,
    secret: SECRET,
    allowPrivateAddresses: true,
    queue: 'default',
    timeoutMs: 10_000,
    ...given,
  }).deliver(NOTICE);

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('The webhook for problems', () => {
  it('posts a notice as JSON', async () => {
    const { port, received } = await keeping(204);
    await deliver(`http://127.0.0.1:${port}/hook?key=1`);

    expect(received).toHaveLength(1);
    expect(received[0]?.method).toBe('POST');
    expect(JSON.parse(received[0]?.body ?? '')).toEqual(NOTICE);
  });

  it('signs the time and the body, so that the receiver can check both', async () => {
    const { port, received } = await keeping(200);
    await deliver(`http://127.0.0.1:${port}`);

    const { body = '', signature = '' } = received[0] ?? {};
    const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
    const digestOf = (text: string, secret = SECRET) =>
      createHmac('sha256', secret).update(text).digest('hex');
    expect(Math.abs(Number(seconds) - Date.now() / 1_000)).toBeLessThan(60);
    expect(digest).toBe(digestOf(`${seconds}.${body}`));
    expect(digest).not.toBe(digestOf(`${seconds}.${body}`, 'another secret of it'));
    expect(digest).not.toBe(digestOf(`${seconds}.${body.replace('mail', 'post')}`));
    expect(digest).not.toBe(digestOf(`${Number(seconds) + 1}.${body}`));
  });

  it('fails when the receiver answers 500, without its body', async () => {
    const { port } = await keeping(500);

    await expect(deliver(`http://127.0.0.1:${port}/hook?key=1`)).rejects.toMatchObject({
      code: 'HANGFIRE_PROBLEM_WEBHOOK_FAILED',
      message:
        `The receiver of the problem webhook, http://127.0.0.1:${port}, answered 500. ` +
        'Look at its log.',
    });
  });

  it('follows no redirect, wherever it leads', async () => {
    const inside = await keeping(200);
    const { port } = await keeping(307, { location: `http://127.0.0.1:${inside.port}/admin` });

    await expect(deliver(`http://127.0.0.1:${port}`)).rejects.toMatchObject({
      what: 'redirected (307), which is not followed',
    });
    expect(inside.received).toEqual([]);
  });

  it('gives up a receiver that hangs', async () => {
    const port = await receiver(() => {});

    await expect(deliver(`http://127.0.0.1:${port}`, { timeoutMs: 100 })).rejects.toMatchObject({
      what: 'did not answer within 100 ms',
    });
  });

  it('gives up a receiver that sends its headers for ever', async () => {
    let dripping: NodeJS.Timeout | undefined;
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.write('HTTP/1.1 200 OK\r\n');
      dripping = setInterval(() => socket.write('x: y\r\n'), 10);
      socket.on('close', () => clearInterval(dripping));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;

    await expect(deliver(`http://127.0.0.1:${port}`, { timeoutMs: 200 })).rejects.toMatchObject({
      code: 'HANGFIRE_PROBLEM_WEBHOOK_FAILED',
    });
    await new Promise((resolve) => server.close(resolve));
  });

  it('does not read an answer that never ends', async () => {
    let isClosed = false;
    const port = await receiver((_request, response) => {
      response.writeHead(200);
      const sending = setInterval(() => response.write('a'.repeat(10_000)), 1);
      response.on('close', () => {
        clearInterval(sending);
        isClosed = true;
      });
    });

    await deliver(`http://127.0.0.1:${port}`);
    await eventually(() => isClosed);
  });

  it('says that nobody listens', async () => {
    const { port } = await keeping(200);
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));

    await expect(deliver(`http://127.0.0.1:${port}`)).rejects.toMatchObject({
      what: 'cannot be reached',
      cause: { code: 'ECONNREFUSED' },
    });
  });

  it.each(['127.0.0.1', 'localhost', '[::1]', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]'])(
    'does not reach the inside of the network, unless it may: %s',
    async (host) => {
      const { port, received } = await keeping(200);

      await expect(
        deliver(`http://${host}:${port}`, { allowPrivateAddresses: false }),
      ).rejects.toMatchObject({ code: 'HANGFIRE_PRIVATE_ADDRESS' });
      expect(received).toEqual([]);
    },
  );
});
