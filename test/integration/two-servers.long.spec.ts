import { createTestDatabase } from '../support/test-database.js';
import { describeTwoServers } from './support/two-servers.js';

describeTwoServers({ type: 'postgres', create: createTestDatabase });
