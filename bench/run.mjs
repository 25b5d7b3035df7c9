import pg from 'pg';
import { bulkEnqueue, enqueue20, latency, noop20 } from './cells.mjs';
import { benchDatabase } from './database.mjs';

const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 1 : 3;
const scale = isQuick ? 0.2 : 1;

const CELLS = {
  'enqueue, 20 awaiting callers': { run: enqueue20, jobs: 40_000 * scale, unit: 'jobs/s' },
  'bulk enqueue, 1,000 a call': { run: bulkEnqueue, jobs: 100_000 * scale, unit: 'jobs/s' },
  'run no-op jobs, one process': { run: noop20, jobs: 100_000 * scale, unit: 'jobs/s' },
  'start latency, idle, same process': { run: latency, samples: 300 * scale, unit: 'ms' },
};

const database = await benchDatabase();
const figures = new Map(Object.keys(CELLS).map((name) => [name, []]));
let schemas = 0;

for (let round = 0; round < rounds; round += 1) {
  for (const [name, { run, jobs, samples }] of Object.entries(CELLS)) {
    schemas += 1;
    const schema = `bench_${process.pid}_${schemas}`;
    figures.get(name).push(await run({ url: database.url, schema, jobs, samples }));
    await drop(schema);
  }
}

console.log(`Medians of ${rounds} rounds, at the library's defaults`);
for (const [name, { unit }] of Object.entries(CELLS)) {
  const sorted = figures.get(name).sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  const text = unit === 'ms' ? median.toFixed(2) : Math.round(median).toLocaleString('en');
  console.log(`${name.padEnd(36)} ${text.padStart(10)} ${unit}`);
}
await database.stop();

async function drop(schema) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`DROP SCHEMA "${schema}" CASCADE`);
  await client.end();
}
