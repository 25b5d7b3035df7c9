import { EyeOff } from 'lucide-preact';
import type { ArgumentAnswer } from '../../../../answers/jobs';
import { CodeBlock } from '../../components/code/code-block';
import { CodeText } from '../../components/code/code-text';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import css from './arguments-panel.module.css';

export function ArgumentsPanel({ args }: { args: readonly ArgumentAnswer[] }) {
  return (
    <Panel title={t('job.arguments')} isPadded>
      <ol class={css.list}>
        {args.map((argument, index) => (
          <li key={index} class={css.argument}>
            <h3 class={css.name}>
              <bdi>{argument.name ?? t('job.argument', { number: index + 1 })}</bdi>
            </h3>
            <Value argument={argument} number={index + 1} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Value({ argument, number }: { argument: ArgumentAnswer; number: number }) {
  if (argument.isMasked) {
    return (
      <p class={css.masked}>
        <EyeOff size={14} aria-hidden="true" /> {t('job.argument.masked')}
      </p>
    );
  }
  return (
    <>
      <CodeBlock label={argument.name ?? t('job.argument', { number })} text={argument.text}>
        <CodeText text={argument.text} />
      </CodeBlock>
      {argument.isCut && <p class={css.masked}>{t('job.argument.cut')}</p>}
    </>
  );
}
