import { StagedServer } from '../staged-server.mjs';

const MEGABYTE = 1_048_576;
const load = (megabytes, cpu, eventLoopLagMs) => ({
  memoryBytes: megabytes * MEGABYTE,
  cpu,
  eventLoopLagMs,
});

/** @param {import('../shop.mjs').Shop} shop */
export const serversOf = (shop) => ({
  shop1: new StagedServer(shop, {
    name: 'shop-1',
    pid: 4821,
    queues: ['critical', 'default'],
    workerCount: 20,
    load: load(214, 0.31, 3),
  }),
  shop2: new StagedServer(shop, {
    name: 'shop-2',
    pid: 4377,
    queues: ['critical', 'default'],
    workerCount: 20,
    load: load(198, 0.24, 2),
  }),
  reports: new StagedServer(shop, {
    name: 'reports-1',
    pid: 2204,
    queues: ['reports', 'exports'],
    workerCount: 4,
    load: load(342, 0.87, 19),
  }),
  leaving: new StagedServer(shop, {
    name: 'reports-2',
    pid: 1983,
    queues: ['reports', 'exports'],
    workerCount: 4,
    load: load(305, 0.42, 11),
    isStopping: true,
  }),
});

/** @typedef {ReturnType<typeof serversOf>} Servers */
