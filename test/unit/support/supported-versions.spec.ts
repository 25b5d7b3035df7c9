import { describe, expect, it } from '@jest/globals';
import * as common from '@nestjs/common';
import { DataSource } from 'typeorm';
import { requireNest } from '../../../lib/nest/checks/require-nest.js';
import { createTypeOrmStorage } from '../../../lib/storages/typeorm/create-typeorm-storage.js';
import { requireDataSource } from '../../../lib/storages/typeorm/require-typeorm.js';
import { silentLogger } from '../../../lib/support/logger.js';
import { requireNode } from '../../../lib/support/versions/require-node.js';
import { SUPPORTED_VERSIONS } from '../../../lib/support/versions/supported-versions.js';
import { readProjectFile } from '../../support/library-source.js';

/** As much of it as makes it what it was in TypeORM 0.2. */
class Connection {
  readonly options = { type: 'postgres' };
  readonly isConnected = false;

  async connect() {
    return this;
  }

  createQueryRunner() {
    return {};
  }
}

const refusalOf = (start: () => unknown): unknown => {
  try {
    start();
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('Versions at run time', () => {
  it('are the ranges of package.json', () => {
    const { engines, peerDependencies } = JSON.parse(readProjectFile('package.json'));

    expect(SUPPORTED_VERSIONS).toEqual({
      node: engines.node,
      nest: peerDependencies['@nestjs/core'],
      typeorm: peerDependencies.typeorm,
    });
    expect(peerDependencies['@nestjs/common']).toBe(SUPPORTED_VERSIONS.nest);
  });

  it.each(['18.20.8', '20.15.1', '21.7.3', '22.2.0'])(
    'Node.js %s is refused by its number, with the range',
    (version) => {
      expect(refusalOf(() => requireNode(version))).toMatchObject({
        code: 'HANGFIRE_UNSUPPORTED_VERSION',
        software: 'Node.js',
        found: version,
        supported: '^20.16 || >=22.3',
        message: expect.stringMatching(`Node.js ${version} .*"\\^20.16 || >=22.3"`),
      });
    },
  );

  it.each(['20.16.0', '20.20.2', '22.3.0', '23.0.0', '24.1.0', process.versions.node])(
    'Node.js %s is accepted',
    (version) => {
      expect(refusalOf(() => requireNode(version))).toBeUndefined();
    },
  );

  it('a Nest that still has its cache is refused, and the installed one is not', () => {
    expect(refusalOf(() => requireNest({ ...common, CacheModule: class {} }))).toMatchObject({
      code: 'HANGFIRE_UNSUPPORTED_VERSION',
      message: expect.stringContaining('Nest 9 or older'),
    });
    expect(refusalOf(() => requireNest())).toBeUndefined();
  });

  it('a Connection of TypeORM 0.2 is refused as a store, and a DataSource is not', () => {
    const connection = new Connection() as unknown as DataSource;
    const refused = {
      code: 'HANGFIRE_UNSUPPORTED_VERSION',
      message: expect.stringMatching('TypeORM 0.2 or older .*"\\^0.3.17 || \\^1"'),
    };
    const use = (option: Parameters<typeof createTypeOrmStorage>[0]) =>
      refusalOf(() => createTypeOrmStorage(option, silentLogger));

    expect(use(connection)).toMatchObject(refused);
    expect(use({ dataSource: connection })).toMatchObject(refused);
    expect(use(new DataSource({ type: 'postgres' }))).toBeUndefined();
    // So it exports no DataSource, which the store has a class derived from.
    expect(refusalOf(() => requireDataSource(undefined))).toMatchObject(refused);
  });
});
