import { setTimeout as sleep } from 'node:timers/promises';
import { Workers } from '../processes/workers.mjs';
import { startStatementCounter } from '../servers/statement-counter.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'What a server asks of the database when there is nothing to do',
  figures: { statementsPerMinute: { label: 'statements', unit: '/min', better: 'less' } },
  sizes: { settleSeconds: 5, seconds: 60 },
  quickSizes: { settleSeconds: 1, seconds: 5 },
  store: 'postgres',
  maxRounds: 1,

  async run({ systemName, place, sizes }) {
    const counter = await startStatementCounter(place.url);
    const workers = await Workers.start({ systemName, place: { ...place, url: counter.url } });
    await sleep(sizes.settleSeconds * 1_000);

    const before = counter.count();
    await sleep(sizes.seconds * 1_000);
    const statements = counter.count() - before;

    await workers.stop();
    counter.close();
    return { statementsPerMinute: (statements / sizes.seconds) * 60 };
  },
};
