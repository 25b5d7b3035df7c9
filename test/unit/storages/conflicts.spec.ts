import { describe, expect, it } from '@jest/globals';
import type { ConflictKind } from '../../../lib/storage/conflict-source.js';
import { ConflictReports } from '../../../lib/storages/sql/connection/conflict-reports.js';
import { conflictOf as ofMysql } from '../../../lib/storages/typeorm/dialects/mysql/connection/error-codes.js';
import { retryConflicts } from '../../../lib/storages/typeorm/dialects/mysql/connection/retry-conflicts.js';
import { conflictOf as ofPostgres } from '../../../lib/storages/typeorm/dialects/postgres/connection/storage-error.js';

/** As the drivers throw them. */
const errorOf = (fields: object) => Object.assign(new Error('as the database says'), fields);
const ofServer = (errno: number) => errorOf({ errno, sqlState: 'HY000' });

describe('A conflict', () => {
  it.each([
    [1213, 'deadlock'],
    [1205, 'lock-wait'],
    [1062, undefined],
  ] as const)('is told by the number of MySQL: %s is %s', (errno, kind) => {
    expect(ofMysql(ofServer(errno))).toBe(kind);
  });

  it.each([
    ['40P01', 'deadlock'],
    ['40001', 'serialization'],
    ['55P03', 'lock-wait'],
    ['23505', undefined],
  ] as const)('is told by the SQLSTATE of PostgreSQL: %s is %s', (code, kind) => {
    expect(ofPostgres(errorOf({ code }))).toBe(kind);
  });

  it('is noted each time that work gives way, also when nobody tries again', async () => {
    const seen: (ConflictKind | undefined)[] = [];
    const work = async () => {
      throw ofServer(1213);
    };

    const failing = retryConflicts(work, (error) => seen.push(ofMysql(error)));

    await expect(failing).rejects.toMatchObject({ errno: 1213 });
    expect(seen).toEqual(Array.from({ length: 10 }, () => 'deadlock'));
  });

  it('is told to those who listen, until they have heard enough', () => {
    const reports = new ConflictReports();
    const heard: ConflictKind[] = [];
    const end = reports.onConflict((kind) => heard.push(kind));

    reports.report('deadlock');
    reports.report(undefined);
    end();
    reports.report('lock-wait');

    expect(heard).toEqual(['deadlock']);
  });
});
