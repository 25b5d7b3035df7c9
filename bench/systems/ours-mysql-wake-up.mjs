import { openMysqlBooks } from './mysql-books.mjs';
import { MYSQL_STATEMENTS, ours } from './ours.mjs';

export const system = ours({
  title: 'nestjs-hangfire on MySQL, Redis beside it',
  settings: 'defaults, and a wake-up channel through Redis',
  runsPerSecond: 10_000,
  storageIn: ({ url, redisUrl }) => ({
    type: 'mysql',
    url,
    wakeUp: { type: 'redis', url: redisUrl },
  }),
  openBooks: ({ url }) => openMysqlBooks(url, MYSQL_STATEMENTS),
});
