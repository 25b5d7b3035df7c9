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

/** What an application says of each kind of database, by the protocol of its URL. */
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
};

/** @param {string} url */
function kindOf(url) {
  const { protocol } = new URL(url);
  return DATABASES[/** @type {keyof typeof DATABASES} */ (protocol)];
}

/** The folder of the library that has its statements. @param {string} url */
export const dialectOf = (url) => kindOf(url).dialect;

/** The option `storage` of the module. @param {string} url */
export const storageOf = (url) => ({ ...kindOf(url).storage, url });

/** @param {string} url */
export const dataSourceOptionsOf = (url) =>
  /** @type {import('typeorm').DataSourceOptions} */ ({ ...kindOf(url).dataSource, url });
