import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  HangfireModule,
  MemoryJobStorage,
  type ProblemHandler,
  type ProblemNotice,
} from 'nestjs-hangfire';
import { aNewJob } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { RecordingLogger } from '../support/recording-logger.js';

const paged: string[] = [];
const pager = { page: (text: string) => void paged.push(text) };

@Injectable()
class OnCall implements ProblemHandler {
  onProblem({ event, problem }: ProblemNotice) {
    pager.page(`${event}: ${problem.kind} (${problem.subject})`);
  }
}

function isFromHangfire(header: string, body: string, secret: string): boolean {
  const [, seconds = '', digest = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  const expected = createHmac('sha256', secret).update(`${seconds}.${body}`).digest();
  const isFresh = Math.abs(Date.now() / 1_000 - Number(seconds)) < 300;
  const given = Buffer.from(digest, 'hex');
  return isFresh && given.length === expected.length && timingSafeEqual(given, expected);
}

let app: INestApplicationContext | undefined;
afterEach(() => app?.close());

it('a hook and a receiver of the webhook hear of a problem', async () => {
  const secret = 'a secret of the receiver';
  const checked: boolean[] = [];
  const receiver = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const header = String(request.headers['hangfire-signature']);
    checked.push(isFromHangfire(header, body, secret));
    checked.push(isFromHangfire(header, body, 'not the secret of it'));
    checked.push(isFromHangfire(header, `${body} `, secret));
    response.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const storage = new MemoryJobStorage();
  await storage.open();
  await storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);

  const module = await Test.createTestingModule({
    imports: [
      HangfireModule.forRoot({
        storage,
        server: { problemCheckIntervalMs: 100, heartbeatIntervalMs: 100 },
        onProblem: OnCall,
        problemWebhook: { url, secret, allowPrivateAddresses: true },
      }),
    ],
    providers: [OnCall],
  })
    .setLogger(new RecordingLogger())
    .compile();
  app = await module.init();

  await eventually(() => paged.length > 0 && checked.length > 0);
  expect(paged).toEqual(['opened: queue-unserved (reports)']);
  expect(checked).toEqual([true, false, false]);
  await new Promise((resolve) => receiver.close(resolve));
});
