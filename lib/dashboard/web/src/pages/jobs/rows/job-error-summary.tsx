import type { JobRow } from '../../../../../answers/jobs';
import { reasonWords } from '../../../components/state/reason-words';
import css from './job-error-summary.module.css';

/** Why a job is in its state: its exception, or else the reason of the state. */
export function JobErrorSummary({ job }: { job: JobRow }) {
  const { exception } = job;
  if (exception) {
    return (
      <p class={css.summary}>
        <bdi class={css.type}>{exception.type}</bdi> <bdi>{exception.message.slice(0, 400)}</bdi>
      </p>
    );
  }
  const reason = reasonWords(job);
  return reason ? (
    <p class={css.summary}>
      <bdi>{reason.slice(0, 400)}</bdi>
    </p>
  ) : null;
}
