import type { JobRow } from '../../../../../answers/jobs';
import { listedArguments } from '../../../preferences/listed-arguments';
import css from './job-arguments.module.css';

/** The arguments of a job in one line, unless the reader has hidden them. */
export function JobArguments({ job: { argumentsLine } }: { job: JobRow }) {
  if (argumentsLine === undefined || !listedArguments.value) return null;
  return <code class={css.line}>{argumentsLine}</code>;
}
