import { openMysqlBooks } from './mysql-books.mjs';
import { MYSQL_STATEMENTS, ours } from './ours.mjs';

export const system = ours({
  title: 'nestjs-hangfire on MySQL',
  settings: 'defaults; nobody announces jobs to other processes',
  runsPerSecond: 10_000,
  storageIn: ({ url }) => ({ type: 'mysql', url }),
  openBooks: ({ url }) => openMysqlBooks(url, MYSQL_STATEMENTS),
});
