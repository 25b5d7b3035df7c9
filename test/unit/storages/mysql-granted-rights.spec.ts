import { describe, expect, it } from '@jest/globals';
import {
  lackingRights,
  RIGHTS_TO_MIGRATE,
  RIGHTS_TO_RUN,
} from '../../../lib/storages/typeorm/dialects/mysql/schema/granted-rights.js';

const USER = '`worker`@`%`';
const lackingIn = (...grants: string[]) => lackingRights(grants, 'shop_1', RIGHTS_TO_RUN);

describe('The rights of a user on MySQL or MariaDB', () => {
  it.each([
    ['everything', `GRANT ALL PRIVILEGES ON *.* TO ${USER} WITH GRANT OPTION`],
    ['all of a database', `GRANT ALL PRIVILEGES ON \`shop_1\`.* TO ${USER}`],
    ['each right', `GRANT DELETE, SELECT, INSERT, UPDATE, CREATE ON \`shop_1\`.* TO ${USER}`],
    ['a name with an escape', `GRANT ALL PRIVILEGES ON \`shop\\_1\`.* TO ${USER}`],
    ['a pattern', `GRANT ALL PRIVILEGES ON \`shop%\`.* TO ${USER}`],
    ['other quotes', `GRANT ALL PRIVILEGES ON "shop_1".* TO "worker"@"%"`],
  ])('are enough by %s', (_, grant) => {
    expect(lackingIn(`GRANT USAGE ON *.* TO ${USER}`, grant)).toEqual([]);
  });

  it('are those of all grants together', () => {
    const some = `GRANT SELECT, DELETE ON *.* TO ${USER}`;

    expect(lackingIn(some, `GRANT INSERT ON \`shop_1\`.* TO ${USER}`)).toEqual(['UPDATE']);
  });

  it.each([
    ['another database', `GRANT ALL PRIVILEGES ON \`shop_2\`.* TO ${USER}`],
    ['a longer name', `GRANT ALL PRIVILEGES ON \`my_shop_1\`.* TO ${USER}`],
    [
      'a name with a dot in the place of a letter',
      `GRANT ALL PRIVILEGES ON \`shop.1\`.* TO ${USER}`,
    ],
    ['nothing', `GRANT USAGE ON *.* TO ${USER}`],
    ['proxies', `GRANT PROXY ON ''@'%' TO ${USER}`],
    ['a role that is not active', `GRANT \`writers\`@\`%\` TO ${USER}`],
    ['a procedure', `GRANT EXECUTE ON PROCEDURE \`shop_1\`.\`count\` TO ${USER}`],
    ['a table of another database', `GRANT SELECT ON \`shop_2\`.\`hangfire_job\` TO ${USER}`],
  ])('are not those on %s', (_, grant) => {
    expect(lackingIn(grant)).toEqual(RIGHTS_TO_RUN);
  });

  it.each([
    ['single tables', `GRANT SELECT ON \`shop_1\`.\`hangfire_job\` TO ${USER}`],
    ['single columns', `GRANT SELECT (id), UPDATE (id) ON \`shop_1\`.\`hangfire_job\` TO ${USER}`],
  ])('cannot be told where there is a grant of %s', (_, grant) => {
    expect(lackingIn(`GRANT USAGE ON *.* TO ${USER}`, grant)).toEqual([]);
  });

  it('to change the tables are others than those to use them', () => {
    const using = `GRANT SELECT, INSERT, UPDATE, DELETE ON \`shop_1\`.* TO ${USER}`;

    expect(lackingIn(using)).toEqual([]);
    expect(lackingRights([using], 'shop_1', RIGHTS_TO_MIGRATE)).toEqual(RIGHTS_TO_MIGRATE);
  });
});
