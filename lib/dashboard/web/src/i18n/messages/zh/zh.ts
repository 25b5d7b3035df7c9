import type { en } from '../en/en';
import type { Translation } from '../translation';
import { audit } from './audit';
import { batches } from './batches';
import { bulkOperations } from './bulk-operations';
import { charts } from './charts';
import { common } from './common';
import { errors } from './errors';
import { failures } from './failures';
import { flow } from './flow';
import { inputProblems } from './input-problems';
import { job } from './job';
import { jobs } from './jobs';
import { newJob } from './new-job';
import { overview } from './overview';
import { performance } from './performance';
import { problems } from './problems';
import { queues } from './queues';
import { reasons } from './reasons';
import { recurring } from './recurring';
import { search } from './search';
import { servers } from './servers';
import { shell } from './shell';
import { states } from './states';
import { tables } from './tables';
import { waiting } from './waiting';

export const zh: Translation<typeof en> = {
  ...common,
  ...shell,
  ...search,
  ...errors,
  ...states,
  ...reasons,
  ...overview,
  ...problems,
  ...charts,
  ...performance,
  ...failures,
  ...jobs,
  ...tables,
  ...waiting,
  ...bulkOperations,
  ...inputProblems,
  ...job,
  ...newJob,
  ...flow,
  ...recurring,
  ...batches,
  ...queues,
  ...servers,
  ...audit,
};
