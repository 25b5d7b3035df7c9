import { describeTwoServers } from '../integration/support/two-servers.js';
import { createMysqlDatabase } from '../support/mysql-database.js';

describeTwoServers({ type: 'mysql', create: createMysqlDatabase });
