import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

class TextService {
  echo(text: string): string {
    return `${text} €`;
  }
}

let database: TestDatabase;
let app: HangfireApp | undefined;

const start = async () => {
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    providers: [TextService],
  });
  return app;
};

const refusal = (setting: string, encoding: string) => ({
  code: 'HANGFIRE_UNSUPPORTED_ENCODING',
  setting,
  encoding,
});

const changeDatabase = async (change: string) => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`ALTER DATABASE ${client.database} ${change}`);
  await client.end();
};

afterEach(async () => {
  await app?.close();
  app = undefined;
  await database.drop();
});

describe.each(['LATIN1', 'SQL_ASCII', 'EUC_JP'])('A database in the encoding %s', (encoding) => {
  beforeEach(async () => {
    database = await createTestDatabase({ encoding });
  });

  it('is refused at the start, with how to make one that can hold jobs', async () => {
    await expect(start()).rejects.toMatchObject({
      ...refusal('server_encoding', encoding),
      message: expect.stringContaining("ENCODING 'UTF8' TEMPLATE template0"),
    });
  });
});

describe('A database in UTF8', () => {
  beforeEach(async () => {
    database = await createTestDatabase({ encoding: 'UTF8' });
  });

  it('holds texts of every language, whatever its locale is', async () => {
    const { jobs } = await start();
    const id = await jobs.enqueue(TextService, (texts) => texts.echo('日本語 ß 🙂'));

    expect(await app?.reaches(id, 'Succeeded')).toMatchObject({ result: '日本語 ß 🙂 €' });
  });

  it('does so also where it wants its clients to speak another one', async () => {
    await changeDatabase("SET client_encoding = 'LATIN1'");
    const { jobs } = await start();
    const id = await jobs.enqueue(TextService, (texts) => texts.echo('日本語'));

    expect(await app?.reaches(id, 'Succeeded')).toMatchObject({ result: '日本語 €' });
  });
});
