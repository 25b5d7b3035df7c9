import { stopSharedPostgres } from './shared-postgres.js';

export default stopSharedPostgres;
