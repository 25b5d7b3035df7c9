import { TextField } from '../../components/controls/text-field';
import { t } from '../../i18n/translate';

interface QueueFieldProps {
  readonly queue: string;
  readonly onInput: (queue: string) => void;
}

/** The queue of a new job. */
export function QueueField({ queue, onInput }: QueueFieldProps) {
  return (
    <TextField
      label={t('column.queue')}
      hint={t('newJob.queue.hint')}
      value={queue}
      isCode
      maxLength={100}
      onInput={onInput}
    />
  );
}
