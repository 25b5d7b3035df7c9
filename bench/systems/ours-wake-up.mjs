import { ours, postgresBooks } from './ours.mjs';

export const system = ours({
  title: 'nestjs-hangfire, Redis beside it',
  settings: 'defaults, and a wake-up channel through Redis in the place of LISTEN',
  runsPerSecond: 40_000,
  storageIn: ({ url, redisUrl }) => ({
    type: 'postgres',
    url,
    wakeUp: { type: 'redis', url: redisUrl },
  }),
  openBooks: postgresBooks,
});
