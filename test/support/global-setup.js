import { startSharedPostgres } from './shared-postgres.js';

export default startSharedPostgres;
