import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { RedisServer } from '../support/redis/redis-server.js';
import { buildSampleApp } from './support/build-sample-app.js';
import { SampleApp } from './support/sample-app.js';
import { SampleHomes } from './support/sample-homes.js';
import { createReports, drawnCharts } from './support/weather-reports.js';

const PATIENCE = { withinMs: 40_000, pauseMs: 50 };

describe('Sample app with a REDIS_URL', () => {
  const homes = new SampleHomes();
  let server: RedisServer;
  let app: SampleApp;

  beforeAll(async () => {
    buildSampleApp();
    await homes.prepare();
    server = await RedisServer.start();
    const env = { REDIS_URL: server.url };
    app = await SampleApp.start({ home: await homes.next(), env });
  }, 240_000);
  afterAll(async () => {
    await app.end('SIGKILL');
    await homes.remove();
    await server.dispose();
  });

  it('draws 48 charts in a batch', async () => {
    const { batchId } = await createReports(app);

    await eventually(async () => {
      const { state } = await app.getJson<{ state: string }>(`/batches/${batchId}`);
      return state === 'Succeeded';
    }, PATIENCE);
    expect(await drawnCharts(app)).toHaveLength(48);
  });

  it('shows its dashboard', async () => {
    expect((await app.get('/hangfire')).status).toBe(200);
    expect(await app.getJson('/hangfire/api/overview')).toMatchObject({
      queues: ['critical', 'default', 'reports'].map((name) => ({ name, servers: 1 })),
    });
  });
});
