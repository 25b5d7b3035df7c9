import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { tablesIn } from '../../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import type {
  Statement,
  StatementBuilder,
} from '../../../lib/storages/typeorm/dialects/mysql/statement.js';

/** Words that MySQL keeps to itself, and MariaDB does not. */
const RESERVED = new Set(
  (
    'cube cume_dist dense_rank empty first_value function generated get grouping groups json_table lag ' +
    'last_value lateral lead library manual master_bind nth_value ntile of optimizer_costs parallel ' +
    'percent_rank qualify rank row_number stored system tablesample virtual'
  ).split(' '),
);

const FOLDER = new URL('../../../lib/storages/typeorm/dialects/mysql/', import.meta.url);

const facts = { database: 'shop', version: '', maxPacketBytes: 0 };

const all: StatementBuilder[] = [];

beforeAll(async () => {
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter((one) => one.endsWith('.sql.ts'))) {
    all.push(...(await exportedBy(path)));
  }
});

/** The statements of a module. */
async function exportedBy(path: string): Promise<readonly StatementBuilder[]> {
  const { href, pathname } = new URL(path, FOLDER);
  const names = readFileSync(pathname, 'utf8').matchAll(
    /^export const (\w+) = (?:statement|changeAndRead)\(/gm,
  );
  const module = (await import(href)) as Readonly<Record<string, StatementBuilder>>;
  return [...names].map(([, name = '']) => module[name] as StatementBuilder);
}

const onServer = (isMariaDb: boolean): readonly Statement[] =>
  all.map((build) => build(tablesIn('hangfire_', { ...facts, isMariaDb })));

/** Locks rows of all that it reads, a table of JSON included. */
const LOCKS_JSON = /JSON_TABLE[\s\S]*FOR UPDATE(?! OF)/;

describe('The statements for MySQL', () => {
  it('are those of all modules', () => {
    expect(all.length).toBeGreaterThan(200);
  });

  it('lock no table of JSON, which MySQL refuses', () => {
    expect(onServer(false).filter(({ text }) => LOCKS_JSON.test(text))).toEqual([]);
  });

  it('call nothing by a word that MySQL keeps to itself', () => {
    const taken = onServer(false).flatMap(({ text }) =>
      [...text.matchAll(/\bAS (\w+)/gi)].map(([, alias = '']) => alias.toLowerCase()),
    );

    expect(taken.filter((alias) => RESERVED.has(alias))).toEqual([]);
  });
});

describe('The statements for MariaDB', () => {
  it('lock without naming a table, which MariaDB cannot', () => {
    expect(onServer(true).filter(({ text }) => /FOR UPDATE OF/.test(text))).toEqual([]);
  });
});
