import { Download } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import type { JobAnswer } from '../../../../answers/jobs';
import { CodeBlock } from '../../components/code/code-block';
import { CodeText } from '../../components/code/code-text';
import { downloadText } from '../../components/code/download-text';
import { Button } from '../../components/controls/button';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import css from './json-panel.module.css';

/** The job as the API answers it. Values that the page hides are hidden here as well. */
export function JsonPanel({ job }: { job: JobAnswer }) {
  const text = useMemo(() => JSON.stringify(job, null, 2), [job]);
  const [isOpen, setIsOpen] = useState(false);

  return (
    <Panel
      title={t('job.json')}
      isPadded
      actions={
        <Button
          size="small"
          icon={<Download size={14} />}
          onClick={() => downloadText(`job-${job.id}.json`, 'application/json', text)}
        >
          {t('job.json.download')}
        </Button>
      }
    >
      <details onToggle={({ currentTarget: { open } }) => setIsOpen(open)}>
        <summary class={css.summary}>{t('job.json.show')}</summary>
        {isOpen && (
          <CodeBlock label={t('job.json')} text={text}>
            <CodeText text={text} />
          </CodeBlock>
        )}
      </details>
    </Panel>
  );
}
