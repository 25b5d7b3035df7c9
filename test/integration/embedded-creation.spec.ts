import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { HangfireModule } from '../../lib/nest/hangfire.module.js';
import { JOB_STORAGE } from '../../lib/nest/tokens.js';
import type { JobStorage } from '../../lib/storage/job-storage.js';
import { RecordingLogger } from '../support/recording-logger.js';

const dataDir = mkdtempSync(join(tmpdir(), 'hangfire-embedded-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function started(): Promise<string> {
  const logger = new RecordingLogger();
  const app = await Test.createTestingModule({
    imports: [HangfireModule.forRoot({ storage: { type: 'pglite', dataDir }, server: false })],
  })
    .setLogger(logger)
    .compile();
  await app.init();
  await app.get<JobStorage>(JOB_STORAGE).open();
  await app.close();
  return logger.text;
}

it('An application says that it makes the embedded database, and not that it opens it', async () => {
  expect(await started()).toContain('Making the embedded database, which takes some seconds');
  expect(await started()).not.toContain('Making');
});
