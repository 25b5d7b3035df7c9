import { ours } from './ours.mjs';
import { openRedisBooks } from './redis-books.mjs';

export const system = ours({
  title: 'nestjs-hangfire on Redis',
  settings: 'defaults; every state is kept with its time, in a Nest application',
  runsPerSecond: 20_000,
  storageIn: ({ redisUrl, prefix }) => ({ type: 'redis', url: redisUrl, prefix }),
  openBooks: openRedisBooks,
});
