import { InvalidOptionsError } from '../../../../../support/options/invalid-options-error.js';
import type { MysqlClient } from './mysql-client.js';
import { requireCharset } from './require-charset.js';
import { READ_SETTINGS, READ_FACTS } from './server-facts.sql.js';

/** What the statements of the store depend on. */
export interface ServerFacts {
  readonly database: string;
  readonly isMariaDb: boolean;
  /** Such as `10.11.6` or `8.0.36`. */
  readonly version: string;
  /** How large one statement may be, with all of its values. */
  readonly maxPacketBytes: number;
  /** How the binary log is written: `ROW`, `MIXED` or `STATEMENT`; undefined where there is none. */
  readonly binlogFormat?: string | undefined;
  /** Whether it is a node of a Galera cluster, where others may take writes as well. */
  readonly isInCluster?: boolean;
}

/** @throws InvalidOptionsError when the connection has no database, or another character set */
export async function readServerFacts(client: MysqlClient): Promise<ServerFacts> {
  const { rows } = await client.query({ text: READ_FACTS });
  const { name, version, max_packet: maxPacket, charset } = rows[0] ?? {};
  requireCharset(charset);
  if (typeof name !== 'string') {
    throw new InvalidOptionsError('storage', [
      'storage.database: expected the name of a database that exists, got undefined.',
    ]);
  }
  const text = String(version);
  return {
    database: name,
    isMariaDb: /mariadb/i.test(text),
    // A replica may say "5.5.5-" first, which old clients want to hear.
    version: /^(?:5\.5\.5-)?([\d.]+)/.exec(text)?.[1] ?? text,
    maxPacketBytes: Number(maxPacket),
    ...(await readSettings(client)),
  };
}

async function readSettings(client: MysqlClient) {
  const { rows } = await client.query({ text: READ_SETTINGS });
  const settingOf = (name: string) => rows.find((row) => row.Variable_name === name)?.Value;
  return {
    binlogFormat:
      settingOf('log_bin') === 'ON' ? String(settingOf('binlog_format')).toUpperCase() : undefined,
    isInCluster: settingOf('wsrep_on') === 'ON',
  };
}
