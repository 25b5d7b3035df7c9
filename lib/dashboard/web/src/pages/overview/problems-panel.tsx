import { TriangleAlert } from 'lucide-preact';
import { Link } from 'wouter-preact';
import type { ProblemAnswer } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { t } from '../../i18n/translate';
import { ProblemLink } from '../problems/problem-link';
import { problemSentence } from '../problems/problem-sentence';
import css from './problems-panel.module.css';

export function ProblemsPanel({ problems }: { problems: readonly ProblemAnswer[] }) {
  return (
    <section class={css.panel} aria-label={t('problems.title')}>
      <ul class={css.list}>
        {problems.map((problem) => (
          <li key={`${problem.kind} ${problem.subject}`} class={css.problem}>
            <TriangleAlert size={16} aria-hidden="true" class={css.icon} />
            <p class="foreign">{problemSentence(problem)}</p>
            <ProblemLink problem={problem} class={css.link} />
          </li>
        ))}
      </ul>
      <p class={css.all}>
        <Link href={paths.problems} class={css.link}>
          {t('problems.all')}
        </Link>
      </p>
    </section>
  );
}
