import { Check, Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { errorSentence } from '../../api/error-sentence';
import { t } from '../../i18n/translate';
import { Button } from '../controls/button';
import { showToast } from '../toasts/toasts';

const SHOWN_FOR_MS = 1_500;

interface CopyButtonProps {
  /** The text, or a function that loads it. The function returns undefined if no text stands for the whole value. */
  readonly text: string | (() => Promise<string | undefined>);
  readonly label: string;
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy(): Promise<void> {
    const whole = typeof text === 'string' ? text : await load(text);
    if (whole === undefined) return;
    try {
      await navigator.clipboard.writeText(whole);
      setIsCopied(true);
      setTimeout(() => setIsCopied(false), SHOWN_FOR_MS);
    } catch {
      // Without https there is no clipboard.
      showToast({ text: t('copy.failed'), tone: 'bad' });
    }
  }

  return (
    <Button
      tone="quiet"
      size="small"
      aria-label={isCopied ? t('copy.done') : label}
      data-tip={isCopied ? t('copy.done') : label}
      icon={isCopied ? <Check size={14} /> : <Copy size={14} />}
      onClick={() => void copy()}
    />
  );
}

async function load(text: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    const whole = await text();
    if (whole === undefined) showToast({ text: t('copy.notWhole'), tone: 'bad' });
    return whole;
  } catch (error) {
    showToast({ text: errorSentence(error), tone: 'bad' });
    return undefined;
  }
}
