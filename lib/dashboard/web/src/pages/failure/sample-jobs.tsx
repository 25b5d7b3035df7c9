import { Inbox } from 'lucide-preact';
import type { JobRow } from '../../../../answers/jobs';
import { EmptyState } from '../../components/feedback/empty-state';
import { DataTable } from '../../components/table/data-table';
import { t } from '../../i18n/translate';
import { jobColumnsOf } from '../jobs/rows/job-columns';
import type { JobList } from '../jobs/rows/job-list';

const SAMPLES: Pick<JobList, 'columns' | 'name'> = {
  name: 'all',
  columns: ['id', 'jobWithError', 'state', 'queue', 'since'],
};

/** Some of the jobs that had this failure. */
export function SampleJobs({ jobs }: { jobs: readonly JobRow[] }) {
  if (jobs.length === 0) {
    return <EmptyState icon={<Inbox size={24} />} title={t('failure.samples.none')} />;
  }
  return (
    <DataTable
      label={t('failure.samples')}
      rows={jobs}
      keyOf={({ id }) => id}
      columns={jobColumnsOf(SAMPLES)}
    />
  );
}
