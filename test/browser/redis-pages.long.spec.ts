import { afterAll, beforeAll, describe } from '@jest/globals';
import { RedisServer } from '../support/redis/redis-server.js';
import { useBrowser } from './support/browser.js';
import { describePages } from './support/describe-pages.js';
import { AT_HANGFIRE } from './support/places.js';
import { workingSite } from './support/working-site.js';

useBrowser();

describe('With the jobs in Redis', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.dispose());

  describePages(() => workingSite(AT_HANGFIRE, { type: 'redis', url: server.url }));
});
