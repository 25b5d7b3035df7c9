import { EyeOff } from 'lucide-preact';
import type { ArgumentAnswer } from '../../../../answers/jobs';
import { codeOf } from '../../api/job-code';
import { CodeBlock } from '../../components/code/code-block';
import { CodeText } from '../../components/code/code-text';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import css from './arguments-panel.module.css';

export function ArgumentsPanel({
  jobId,
  args,
}: {
  jobId: string;
  args: readonly ArgumentAnswer[];
}) {
  return (
    <Panel title={t('job.arguments')} isPadded>
      <ol class={css.list}>
        {args.map((argument, index) => (
          <li key={index} class={css.argument}>
            <h3 class={css.name}>
              <bdi>{argument.name ?? t('job.argument', { number: index + 1 })}</bdi>
            </h3>
            <Value
              argument={argument}
              number={index + 1}
              load={() => codeOf(jobId, { part: 'argument', index })}
            />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

interface ValueProps {
  readonly argument: ArgumentAnswer;
  readonly number: number;
  readonly load: () => Promise<string | undefined>;
}

function Value({ argument, number, load }: ValueProps) {
  if (argument.isMasked) {
    return (
      <p class={css.masked}>
        <EyeOff size={14} aria-hidden="true" /> {t('job.argument.masked')}
      </p>
    );
  }
  return (
    <>
      <CodeBlock label={argument.name ?? t('job.argument', { number })} text={load}>
        <CodeText text={argument.text} />
      </CodeBlock>
      {argument.isCut && <p class={css.masked}>{t('job.argument.cut')}</p>}
    </>
  );
}
