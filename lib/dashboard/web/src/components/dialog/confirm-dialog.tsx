import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/translate';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from './dialog';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly action: string;
  readonly isDangerous?: boolean;
  readonly isReady?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmDialog({
  title,
  children,
  action,
  isDangerous = false,
  isReady = true,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div>{children}</div>
      <DialogActions>
        <Button onClick={onClose} autofocus>
          {t('cancel')}
        </Button>
        <Button
          tone={isDangerous ? 'danger' : 'primary'}
          disabled={!isReady}
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
