import { describeIdleServers } from '../support/idle-servers.js';
import { createMysqlDatabase } from '../support/mysql-database.js';

describeIdleServers({
  type: 'mysql',
  tables: 'hangfire_',
  ago: (seconds) => `TIMESTAMPADD(SECOND, -${seconds}, UTC_TIMESTAMP(6))`,
  create: createMysqlDatabase,
  async countStatements(others, work) {
    const sent = async () => {
      const [row] = await others.query("SHOW GLOBAL STATUS LIKE 'Questions'");
      return Number(row.Value);
    };
    const before = await sent();
    await work();
    // The question itself is counted as well.
    return (await sent()) - before - 1;
  },
  ofHeartbeat: 2,
  coverSnapshots: false,
});
