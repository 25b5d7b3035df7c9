import { afterAll, beforeAll, describe } from '@jest/globals';
import { createMysqlDatabase } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { useBrowser } from './support/browser.js';
import { describePages } from './support/describe-pages.js';
import { AT_HANGFIRE } from './support/places.js';
import { workingSite } from './support/working-site.js';

useBrowser();

describe('With the jobs in MySQL', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createMysqlDatabase();
  });
  afterAll(() => database.drop());

  describePages(() => workingSite(AT_HANGFIRE, { type: 'mysql', url: database.url }));
});
