import { TriangleAlert } from 'lucide-preact';
import { Link } from 'wouter-preact';
import type { ProblemAnswer, ProblemKind } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { t } from '../../i18n/translate';
import { problemSentence } from './problem-sentence';
import css from './problems-panel.module.css';

const PLACES: Readonly<Record<ProblemKind, string>> = {
  'method-failing': paths.performance,
  'server-silent': paths.servers,
  'server-lost': paths.servers,
  'clocks-apart': paths.servers,
  'queue-unserved': paths.queues,
  'queue-stuck': paths.queues,
  'backlog-grows': paths.queues,
  'recurring-failing': paths.recurring,
  'snapshot-held': paths.overview,
  'store-slow': paths.overview,
};

export function ProblemsPanel({ problems }: { problems: readonly ProblemAnswer[] }) {
  return (
    <section class={css.panel} aria-label={t('problems.title')}>
      <ul class={css.list}>
        {problems.map((problem) => (
          <li key={`${problem.kind} ${problem.subject}`} class={css.problem}>
            <TriangleAlert size={16} aria-hidden="true" class={css.icon} />
            <p class="foreign">{problemSentence(problem)}</p>
            <Look problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Look({ problem }: { problem: ProblemAnswer }) {
  const place = placeOf(problem);
  if (place === undefined || place === paths.overview) return null;
  return (
    <Link href={place} class={css.link}>
      {t('problems.look')}
    </Link>
  );
}

/** Undefined for a kind that this page does not know. */
function placeOf({ kind, facts: { fingerprint } }: ProblemAnswer): string | undefined {
  return typeof fingerprint === 'string' ? paths.failure(fingerprint) : PLACES[kind];
}
