import { Link } from 'wouter-preact';
import type { AuditEntryAnswer, AuditPhrase } from '../../../../answers/changes';
import { paths } from '../../addresses/paths';
import { formatAbsoluteTime } from '../../i18n/format';
import { messageFor } from '../../i18n/translate';
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
  const { action, subject, named, phrases = [], operation } = entry;
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
      {named && (
        <span class="muted">
          <bdi>{named}</bdi>
        </span>
      )}
      {phrases.length > 0 && <span class="muted">{phrases.map(wordsOf).join(' · ')}</span>}
      {operation && <BulkOutcome operation={operation} />}
    </div>
  );
}

/** The phrase in the reader's language. The store keeps it in English, with times in UTC. */
function wordsOf({ code, values }: AuditPhrase): string {
  const { time } = values;
  const shown = typeof time === 'number' ? { ...values, time: formatAbsoluteTime(time) } : values;
  return messageFor(`audit.said.${code}`, shown) ?? code;
}
