import { UnsupportedServerError } from '../../../../parts/errors/unsupported-server-error.js';
import type { ServerFacts } from './server-facts.js';

/** The first with JSON_TABLE and SKIP LOCKED, and with a collation that compares texts byte by byte. */
const FIRST_MARIADB = [10, 6, 0];
const FIRST_MYSQL = [8, 0, 17];
/** What MariaDB has of itself. The store puts together statements of up to this size. */
const LEAST_PACKET_BYTES = 16 * 1024 * 1024;

/** @throws UnsupportedServerError */
export function requireServer(facts: ServerFacts): void {
  requireVersion(facts);
  requirePackets(facts);
  requireBinlogOfRows(facts);
}

export function requireVersion({ isMariaDb, version }: Pick<ServerFacts, 'isMariaDb' | 'version'>) {
  if (!isBelow(version, isMariaDb ? FIRST_MARIADB : FIRST_MYSQL)) return;

  const name = isMariaDb ? `MariaDB ${version}` : `MySQL ${version}`;
  throw new UnsupportedServerError('version', name, 'Use MySQL 8.0.17, MariaDB 10.6 or later.');
}

export function requirePackets({ maxPacketBytes }: Pick<ServerFacts, 'maxPacketBytes'>): void {
  if (maxPacketBytes >= LEAST_PACKET_BYTES) return;

  const remedy = 'Set it to 16M or more, for the whole server (SET GLOBAL max_allowed_packet = …).';
  throw new UnsupportedServerError('max_allowed_packet', String(maxPacketBytes), remedy);
}

/** A log of statements cannot be written at READ COMMITTED: the server refuses every change (ER 1665). */
export function requireBinlogOfRows({ binlogFormat }: Pick<ServerFacts, 'binlogFormat'>): void {
  if (binlogFormat !== 'STATEMENT') return;

  const remedy =
    'The store works at READ COMMITTED, where the binary log has to hold rows: set binlog_format to ROW or MIXED.';
  throw new UnsupportedServerError('binlog_format', binlogFormat, remedy);
}

function isBelow(version: string, least: readonly number[]): boolean {
  const numbers = version.split('.').map(Number);
  for (const [index, bound] of least.entries()) {
    const number = numbers[index] ?? 0;
    if (number !== bound) return number < bound;
  }
  return false;
}
