import { userInfo } from 'node:os';
import { createConnection } from 'mysql2/promise';
import { EmbeddedMariadb } from './embedded-mariadb.js';
import { freePort } from './free-port.js';
import { GALERA_LIBRARY } from './mysql-there.js';
import { until } from './until.js';

const PATIENCE_MS = 60_000;

/** A new node gets a copy of the others' data from a program that gives up the rights of root. */
const USER = userInfo().uid === 0 ? 'mysql' : userInfo().username;

/** Two private MariaDB servers that keep the same data; both take writes. */
export class GaleraCluster {
  /** @param {readonly [EmbeddedMariadb, EmbeddedMariadb]} nodes */
  constructor(nodes) {
    /** The URLs of the nodes. */
    this.urls = nodes.map(({ url }) => url);
    this.nodes = nodes;
  }

  static async start() {
    const ports = { first: await freePort(), second: await freePort() };
    const first = await startNode(ports.first, 'gcomm://');
    try {
      const second = await startNode(ports.second, `gcomm://127.0.0.1:${ports.first}`);
      return new GaleraCluster([first, second]);
    } catch (error) {
      await first.dispose();
      throw error;
    }
  }

  async dispose() {
    await Promise.all(this.nodes.map((node) => node.dispose()));
  }
}

/**
 * @param {number} port where the nodes talk to it
 * @param {string} cluster what it joins; a new one if no node is named
 */
async function startNode(port, cluster) {
  const [copies, missed] = [await freePort(), await freePort()];
  const node = await EmbeddedMariadb.start({
    user: USER,
    settings: {
      'wsrep-on': 'ON',
      'wsrep-provider': String(GALERA_LIBRARY),
      'wsrep-provider-options': `gmcast.listen_addr=tcp://127.0.0.1:${port};ist.recv_addr=127.0.0.1:${missed}`,
      'wsrep-cluster-name': 'hangfire',
      'wsrep-cluster-address': cluster,
      'wsrep-node-address': '127.0.0.1',
      'wsrep-sst-method': 'rsync',
      'wsrep-sst-receive-address': `127.0.0.1:${copies}`,
      'binlog-format': 'ROW',
      'innodb-autoinc-lock-mode': 2,
      'innodb-flush-log-at-trx-commit': 0,
    },
  });
  await isSynced(node.url);
  return node;
}

/** @param {string} url */
async function isSynced(url) {
  const connection = await createConnection(url);
  try {
    const isThere = await until(async () => {
      const [rows] = await connection.query("SHOW STATUS LIKE 'wsrep_ready'");
      return /** @type {{ Value: string }[]} */ (rows)[0]?.Value === 'ON';
    }, PATIENCE_MS);
    if (!isThere) throw new Error('A node of the cluster has not become ready');
  } finally {
    await connection.end();
  }
}
