import { Link } from 'wouter-preact';
import type { BulkOperationAnswer } from '../../../../answers/changes';
import { addressPart } from '../../addresses/address-part';
import { paths } from '../../addresses/paths';
import { t } from '../../i18n/translate';

/** A link to the jobs of a bulk operation, or else to the present result of the search that chose them. */
export function OperationJobs({ operation: { jobs } }: { operation: BulkOperationAnswer }) {
  if (!jobs) return null;
  const { list, search, isExact } = jobs;

  return (
    <Link href={list === 'retries' ? retries(search) : paths.jobs('all', search)}>
      {t(isExact ? 'bulk.jobs' : 'bulk.jobs.now')}
    </Link>
  );
}

const retries = (search: string) =>
  search === '' ? paths.retries : `${paths.retries}?q=${addressPart(search)}`;
