import {
  createServer,
  get,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Download, sendDownload } from '../../../lib/dashboard/answering/download.js';
import type { Visit } from '../../../lib/dashboard/answering/visit.js';
import { eventually } from '../../support/eventually.js';
import { Signal } from '../../support/signal.js';

const MEGABYTE = 'x'.repeat(1_048_576);
const MANY = 500;

let server: Server;
let made: number;
let ended: Signal;
let failures: unknown[];
let response: ServerResponse | undefined;

async function* portions(count: number, failAt = Number.POSITIVE_INFINITY) {
  try {
    for (made = 0; made < count; made += 1) {
      if (made === failAt) throw new Error('away');
      yield MEGABYTE;
    }
  } finally {
    ended.fire();
  }
}

/** A server that answers every request with this file. */
async function serve(file: () => AsyncGenerator<string>): Promise<string> {
  server = createServer((request, answer) => {
    response = answer;
    const visit = { request, response: answer } as unknown as Visit;
    const download = new Download('jobs.csv', 'text/csv', file());
    const onFailure = (error: unknown) => {
      failures.push(error);
    };
    void sendDownload(download, visit, { inTurn: (next) => next(), onFailure });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const reading = (url: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false }, resolve).on('error', reject);
  });

beforeEach(() => {
  [made, ended, failures, response] = [0, new Signal(), [], undefined];
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('A download', () => {
  it('has all portions, a name and a type', async () => {
    const answer = await fetch(await serve(() => portions(3)));

    expect(answer.headers.get('content-type')).toBe('text/csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="jobs.csv"');
    expect(await answer.text()).toHaveLength(3 * MEGABYTE.length);
    await ended;
    expect(failures).toEqual([]);
  });

  it('makes no portion that its reader has no room for', async () => {
    const incoming = await reading(await serve(() => portions(MANY)));
    incoming.pause();
    await eventually(() => response?.writableNeedDrain === true);

    expect(made).toBeLessThan(MANY / 2);
    incoming.destroy();
    await ended;
    expect(made).toBeLessThan(MANY / 2);
  });

  it('ends its reading when the reader breaks off', async () => {
    const incoming = await reading(await serve(() => portions(Number.POSITIVE_INFINITY)));
    incoming.once('data', () => incoming.destroy());

    await ended;
    expect(failures).toEqual([]);
  });

  it('breaks the connection when a portion fails, and tells why', async () => {
    const answer = await fetch(await serve(() => portions(9, 2)));

    await expect(answer.text()).rejects.toThrow();
    await ended;
    expect(failures).toEqual([new Error('away')]);
  });
});
