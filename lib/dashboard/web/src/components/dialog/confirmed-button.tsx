import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../controls/button';
import { ConfirmDialog } from './confirm-dialog';

interface ConfirmedButtonProps {
  readonly label: string;
  readonly question: string;
  readonly explanation: string;
  readonly icon?: ComponentChildren;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly size?: 'normal' | 'small';
  readonly onConfirm: () => void;
}

/** A button for an action that cannot be undone: it asks first. */
export function ConfirmedButton({
  label,
  question,
  explanation,
  icon,
  isDangerous = true,
  isBusy = false,
  size = 'normal',
  onConfirm,
}: ConfirmedButtonProps) {
  const [isOpen, setIsOpen] = useState(false);

  return (
    <>
      <Button
        tone={isDangerous ? 'danger' : 'plain'}
        size={size}
        icon={icon}
        isBusy={isBusy}
        onClick={() => setIsOpen(true)}
      >
        {label}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={question}
          action={label}
          isDangerous={isDangerous}
          onConfirm={onConfirm}
          onClose={() => setIsOpen(false)}
        >
          <p class="foreign">{explanation}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
