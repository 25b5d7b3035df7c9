import { Link } from 'wouter-preact';
import type { AuditEntryAnswer } from '../../../../answers/changes';
import { paths } from '../../addresses/paths';
import css from './audit-subject.module.css';
import { BulkOutcome } from './bulk-outcome';

const PAGES: Readonly<Record<string, (subject: string) => string>> = {
  job: paths.job,
  recurring: paths.recurringJob,
  batch: paths.batch,
  queue: () => paths.queues,
  server: () => paths.servers,
  bulk: paths.bulkOperation,
  problem: () => paths.problems,
  failure: paths.failure,
};

export function AuditSubject({ entry }: { entry: AuditEntryAnswer }) {
  const { action, subject, details, operation } = entry;
  const [kind = ''] = action.split('.');
  const page = Object.hasOwn(PAGES, kind) ? PAGES[kind] : undefined;

  return (
    <div class={css.subject}>
      {page ? (
        <Link href={page(subject)} class="mono foreign">
          {subject}
        </Link>
      ) : (
        <span class="mono foreign">{subject}</span>
      )}
      {details && (
        <span class="muted">
          <bdi>{details}</bdi>
        </span>
      )}
      {operation && <BulkOutcome operation={operation} />}
    </div>
  );
}
