import { useMemo, useState } from 'preact/hooks';
import { t } from '../../i18n/translate';
import { Button } from '../controls/button';
import { CodeBlock } from './code-block';
import css from './stack-trace.module.css';

const SHOWN_LINES = 14;
/**
 * The browser lays out a group of lines when it comes into view, so that 10,000 lines cost no more than one
 * screen.
 */
const CHUNK_LINES = 200;

const FOREIGN_FRAME = /node_modules|\bnode:|<anonymous>/;

export function StackTrace({ details }: { details: string }) {
  const lines = useMemo(() => details.split('\n'), [details]);
  const [isOpen, setIsOpen] = useState(false);
  const hidden = lines.length - SHOWN_LINES;

  return (
    <div class={css.stack}>
      <CodeBlock label={t('job.stack')} text={details}>
        {isOpen ? <AllLines lines={lines} /> : <Lines lines={lines.slice(0, SHOWN_LINES)} />}
      </CodeBlock>
      {hidden > 0 && (
        <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('job.stack.less') : t('job.stack.more', { count: hidden })}
        </Button>
      )}
    </div>
  );
}

function AllLines({ lines }: { lines: readonly string[] }) {
  const chunks = Array.from({ length: Math.ceil(lines.length / CHUNK_LINES) }, (_, index) =>
    lines.slice(index * CHUNK_LINES, (index + 1) * CHUNK_LINES),
  );
  return (
    <>
      {chunks.map((chunk, index) => (
        <span key={index} class={css.chunk}>
          {chunk.join('\n')}
        </span>
      ))}
    </>
  );
}

/** Frames of libraries look paler than those of the application. */
function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <span key={index} class={FOREIGN_FRAME.test(line) ? css.foreignFrame : css.line}>
          {line}
        </span>
      ))}
    </>
  );
}
