import { describe, expect, it } from '@jest/globals';
import { UnsupportedServerError } from '../../../lib/errors.js';
import {
  requireBinlogOfRows,
  requirePackets,
  requireServer,
  requireVersion,
} from '../../../lib/storages/typeorm/dialects/mysql/connection/require-server.js';

const MIB = 1024 * 1024;

function refusalOf(check: () => void): Partial<UnsupportedServerError> {
  try {
    check();
  } catch (error) {
    expect(error).toBeInstanceOf(UnsupportedServerError);
    const { code, setting, value } = error as UnsupportedServerError;
    return { code, setting, value };
  }
  throw new Error('The server was not refused.');
}

describe('A MySQL or MariaDB server', () => {
  it.each([
    [false, '5.7.44', 'MySQL 5.7.44'],
    [false, '8.0.16', 'MySQL 8.0.16'],
    [true, '10.5.29', 'MariaDB 10.5.29'],
    [true, '5.5', 'MariaDB 5.5'],
  ])('is refused where it is too old: MariaDB %s, %s', (isMariaDb, version, value) => {
    const refusal = refusalOf(() => requireVersion({ isMariaDb, version }));

    expect(refusal).toEqual({ code: 'HANGFIRE_UNSUPPORTED_SERVER', setting: 'version', value });
  });

  it.each([
    [false, '8.0.17'],
    [false, '8.4.0'],
    [false, '9.1'],
    [true, '10.6.0'],
    [true, '10.11.6'],
    [true, '11.4'],
  ])('is taken where it is new enough: MariaDB %s, %s', (isMariaDb, version) => {
    expect(() => requireVersion({ isMariaDb, version })).not.toThrow();
  });

  it('is refused where it takes packets below 16 MiB', () => {
    expect(refusalOf(() => requirePackets({ maxPacketBytes: 16 * MIB - 1024 }))).toMatchObject({
      setting: 'max_allowed_packet',
      value: String(16 * MIB - 1024),
    });
    expect(() => requirePackets({ maxPacketBytes: 16 * MIB })).not.toThrow();
  });

  it('is refused where it logs statements', () => {
    expect(refusalOf(() => requireBinlogOfRows({ binlogFormat: 'STATEMENT' }))).toMatchObject({
      setting: 'binlog_format',
      value: 'STATEMENT',
    });
  });

  it.each(['ROW', 'MIXED', undefined])('is taken with a binary log of %s', (binlogFormat) => {
    expect(() => requireBinlogOfRows({ binlogFormat })).not.toThrow();
  });

  it('is asked for all of that, and told what to do', () => {
    const facts = { database: 'shop', isMariaDb: true, version: '10.11.6', maxPacketBytes: MIB };

    expect(() => requireServer(facts)).toThrow(/max_allowed_packet 1048576.*Set it to 16M or more/);
  });
});
