import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/translate';
import css from './code-block.module.css';
import { CopyButton } from './copy-button';

interface CodeBlockProps {
  readonly label: string;
  /** The text for the copy button, or a function that loads it. */
  readonly text: string | (() => Promise<string | undefined>);
  readonly children: ComponentChildren;
}

/** A block of code that scrolls on its own, also with the keyboard. */
export function CodeBlock({ label, text, children }: CodeBlockProps) {
  return (
    <div class={css.block}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus */}
      <pre class={css.text} tabIndex={0} role="group" aria-label={label} dir="ltr">
        {children}
      </pre>
      <div class={css.copy}>
        <CopyButton text={text} label={t('copy')} />
      </div>
    </div>
  );
}
