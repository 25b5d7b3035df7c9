import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebFiles } from '../../../lib/dashboard/assets/web-files.js';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';

const SCRIPT = `// ${'a script that is long enough. '.repeat(300)}`;
const FILES = {
  'index.html': '<base href="./" />',
  'assets/long.js': SCRIPT,
  'assets/short.js': 'export {};',
  'assets/picture.png': 'p'.repeat(5_000),
};

class ReportService {
  build(_text: string): void {}
}

interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

describe.each(PLATFORMS)('What the dashboard sends, on %s', (platform) => {
  let app: DashboardApp;

  beforeAll(async () => {
    const contents = Object.entries(FILES).map(
      ([path, text]) => [path, Buffer.from(text)] as const,
    );
    app = await DashboardApp.start({
      platform,
      providers: [ReportService],
      webFiles: new WebFiles(() => new Map(contents)),
    });
    for (let count = 0; count < 20; count += 1) {
      await app.jobs.enqueue(ReportService, (it) => it.build('Größe 🙂'.repeat(10)));
    }
  });
  afterAll(() => app.close());

  /** As it comes over the wire. */
  const ask = (path: string, headers: Readonly<Record<string, string>>) =>
    new Promise<RawReply>((resolve, reject) => {
      const request = httpRequest(`${app.origin}/hangfire/${path}`, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, bytes: Buffer.concat(chunks) });
        });
      });
      request.on('error', reject);
      request.end();
    });
  const textOf = ({ headers, bytes }: RawReply): string => {
    const encoding = headers['content-encoding'];
    if (encoding === 'br') return brotliDecompressSync(bytes).toString();
    return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
  };

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['*, br;q=0', 'gzip'],
  ])('is compressed for whoever takes %s', async (taken, encoding) => {
    for (const path of ['assets/long.js', 'api/jobs']) {
      const plain = await ask(path, {});
      const reply = await ask(path, { 'accept-encoding': taken });

      expect(reply.headers).toMatchObject({
        'content-encoding': encoding,
        'content-length': String(reply.bytes.length),
        'content-type': plain.headers['content-type'],
        vary: 'Accept-Encoding',
      });
      expect(textOf(reply)).toBe(textOf(plain));
      expect(reply.bytes.length).toBeLessThan(plain.bytes.length / 2);
    }
  });

  it.each(['', 'identity', 'deflate', 'gzip;q=0', 'br;q=x', '*;q=0', ';;q', 'gzip;q=-1'])(
    'is sent as it is to whoever takes %j',
    async (taken) => {
      for (const path of ['assets/long.js', 'api/jobs']) {
        const { status, headers } = await ask(path, { 'accept-encoding': taken });
        expect([status, headers['content-encoding']]).toEqual([200, undefined]);
      }
    },
  );

  it.each(['assets/short.js', 'assets/picture.png', 'api/queues'])(
    'is sent as it is where compressing would gain nothing: %s',
    async (path) => {
      const { headers } = await ask(path, { 'accept-encoding': 'br' });
      expect(headers['content-encoding']).toBeUndefined();
    },
  );

  it('is known by the same mark, however it was compressed', async () => {
    const { headers } = await ask('assets/long.js', { 'accept-encoding': 'br' });
    const mark = { 'if-none-match': headers.etag ?? '' };

    expect((await ask('assets/long.js', { ...mark, 'accept-encoding': 'gzip' })).status).toBe(304);
    expect((await ask('assets/long.js', mark)).status).toBe(304);
    expect((await ask('assets/short.js', mark)).status).toBe(200);
  });
});
