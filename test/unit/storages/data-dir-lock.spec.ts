import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataDirLock } from '../../../lib/storages/typeorm/dialects/postgres/pglite/data-dir/data-dir-lock.js';
import { currentProcess } from '../../../lib/storages/typeorm/dialects/postgres/pglite/data-dir/process-identity.js';

describe('The data directory', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'hangfire-lock-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const { startedAt, bootId } = currentProcess();

  it.each([
    ['of a process that has ended', { pid: 2 ** 30, startedAt, bootId }],
    ['of an earlier process with the same id', { pid: process.pid, startedAt: '1', bootId }],
    ['from before the machine started again', { pid: process.pid, startedAt, bootId: 'earlier' }],
    ['that was never written to its end', undefined],
  ])('takes over a lock %s', (_which, holder) => {
    writeFileSync(join(dataDir, 'hangfire.lock'), JSON.stringify(holder) ?? '');

    DataDirLock.acquire(dataDir).free();

    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('is refused to a second pool of the same process', () => {
    DataDirLock.acquire(dataDir);

    expect(() => DataDirLock.acquire(dataDir)).toThrow(
      expect.objectContaining({ code: 'HANGFIRE_EMBEDDED_DATABASE_IN_USE', pid: process.pid }),
    );
  });
});
