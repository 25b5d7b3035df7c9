import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { createConnection } from 'mysql2/promise';
import { NoOpenTransactionError } from '../../lib/errors.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createMysqlDatabase } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';

@Injectable()
class Mailer {
  async send(order: number): Promise<string> {
    return `sent ${order}`;
  }
}

let database: TestDatabase;
let app: HangfireApp;

beforeAll(async () => {
  database = await createMysqlDatabase();
  app = await HangfireApp.start({
    providers: [Mailer],
    storage: { type: 'mysql', url: database.url },
  });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('An application on MySQL or MariaDB', () => {
  it('runs its jobs', async () => {
    const id = await app.jobs.enqueue(Mailer, (mailer) => mailer.send(1));

    await app.reaches(id, 'Succeeded');
  });

  it('creates a job in a transaction that began in another database of the server', async () => {
    const url = new URL(database.url);
    url.pathname = '/information_schema';
    const elsewhere = await new PrivateDataSource({ type: 'mysql', url: url.href }).initialize();

    const id = await elsewhere.transaction((manager) =>
      app.jobs.enqueue(Mailer, (mailer) => mailer.send(2), { manager }),
    );
    await app.reaches(id, 'Succeeded');

    await elsewhere.destroy();
  });

  it('creates no job where the transaction of another library is not open', async () => {
    const connection = await createConnection(database.url);
    const manager = {
      query: async (text: string, values: unknown[]) =>
        (await connection.query(text, values as string[]))[0],
    };

    const refused = app.jobs.enqueue(Mailer, (mailer) => mailer.send(3), { manager });
    await expect(refused).rejects.toThrow(NoOpenTransactionError);

    await connection.beginTransaction();
    const id = await app.jobs.enqueue(Mailer, (mailer) => mailer.send(4), { manager });
    await connection.commit();
    await app.reaches(id, 'Succeeded');

    await connection.end();
  });
});
