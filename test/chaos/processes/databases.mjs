import pg from 'pg';

/** How long an application waits for a connection, in milliseconds. */
const CONNECT_MS = 5_000;
const POOL_SIZE = 5;

/**
 * A new connection whose first answer brings the server's farewell as well is lost before TypeORM listens to it,
 * and would end the process.
 */
class HeardClient extends pg.Client {
  /** @param {import('pg').ClientConfig} config */
  constructor(config) {
    super(config);
    this.on('error', () => {});
  }
}

/**
 * What an application says of each kind of database, by the protocol of its URL.
 *
 * @type {Readonly<Record<string, { dialect?: string, storage: object, dataSource?: object }>>}
 */
const DATABASES = {
  'postgres:': {
    dialect: 'postgres',
    storage: { type: 'postgres', connectTimeoutMS: CONNECT_MS },
    dataSource: {
      type: 'postgres',
      poolSize: POOL_SIZE,
      connectTimeoutMS: CONNECT_MS,
      extra: { Client: HeardClient },
      // A connection that is lost while nobody uses it is no news here.
      poolErrorHandler: () => {},
    },
  },
  'mysql:': {
    dialect: 'mysql',
    storage: { type: 'mariadb', connectTimeout: CONNECT_MS },
    dataSource: { type: 'mariadb', poolSize: POOL_SIZE, connectTimeout: CONNECT_MS },
  },
  'redis:': { storage: { type: 'redis', connectionTimeoutMs: CONNECT_MS } },
  'sentinel:': { storage: { type: 'redis', connectionTimeoutMs: CONNECT_MS } },
};

/** @param {string} url */
function kindOf(url) {
  const protocol = url.slice(0, url.indexOf('/'));
  const kind = DATABASES[protocol];
  if (!kind) throw new Error(`No database is known by ${protocol}`);
  return kind;
}

/** The folder of the library that has its statements. @param {string} url */
export const dialectOf = (url) => String(kindOf(url).dialect);

/** The option `storage` of the module. @param {string} url */
export const storageOf = (url) => ({ ...kindOf(url).storage, ...placeIn(url) });

/**
 * How the jobs of an application reach its own tables; undefined where the application has none.
 *
 * @param {string} url
 */
export function dataSourceOptionsOf(url) {
  const { dataSource } = kindOf(url);
  return dataSource && /** @type {import('typeorm').DataSourceOptions} */ ({ ...dataSource, url });
}

/** The hosts of Sentinels are those of one URL. @param {string} url */
function placeIn(url) {
  if (!url.startsWith('sentinel:')) return { url };
  const hosts = url.slice('sentinel://'.length).split(',');
  return {
    sentinels: hosts.map((text) => {
      const [host, port] = text.split(':');
      return { host, port: Number(port) };
    }),
  };
}
