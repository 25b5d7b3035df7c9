import { Link } from 'wouter-preact';
import type { ProblemAnswer } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { ENQUEUED } from '../../components/state/built-in-states';
import { t } from '../../i18n/translate';

const PLACES: Readonly<Record<string, string>> = {
  'method-failing': paths.performance,
  'server-silent': paths.servers,
  'server-lost': paths.servers,
  'clocks-apart': paths.servers,
  'queue-unserved': paths.queues,
  'queue-stuck': paths.queues,
  'backlog-grows': paths.queues,
};

/** Leads to the page with more about a problem; renders nothing if there is no such page. */
export function ProblemLink({
  problem,
  class: name,
}: {
  problem: ProblemAnswer;
  class?: string | undefined;
}) {
  const place = placeOf(problem);
  if (place === undefined) return null;
  return (
    <Link href={place} class={name}>
      {t('problems.look')}
    </Link>
  );
}

function placeOf({ kind, subject, facts }: ProblemAnswer): string | undefined {
  const { fingerprint, type, method } = facts;
  if (kind === 'job-unknown') return paths.jobs(ENQUEUED, searchFor(type, method));
  if (typeof fingerprint === 'string') return paths.failure(fingerprint);
  if (kind.startsWith('recurring-')) return paths.recurringJob(subject);
  return Object.hasOwn(PLACES, kind) ? PLACES[kind] : undefined;
}

/** A search for the jobs of a method, or of a class if no server knows any of its methods. */
const searchFor = (type: unknown, method: unknown): string =>
  [qualified('type', String(type)), method === undefined ? '' : qualified('method', String(method))]
    .join(' ')
    .trim();
