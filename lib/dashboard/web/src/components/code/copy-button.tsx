import { Check, Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/translate';
import { Button } from '../controls/button';
import { showToast } from '../toasts/toasts';

const SHOWN_FOR_MS = 1_500;

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
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
