import { useMutation } from '@tanstack/preact-query';
import { isRefused } from '../../api/api-error';
import { errorSentence } from '../../api/error-sentence';
import { queryClient } from '../../api/query-client';
import { t } from '../../i18n/translate';
import { showToast } from '../toasts/toasts';

interface ActionOptions<Answer> {
  /** What to say when it is done; nothing where the page shows it by itself. */
  readonly say?: (answer: Answer) => string | undefined;
  readonly onDone?: (answer: Answer) => void;
  /** What it does away with, by its id: the page that leaves it does not ask for it any more. */
  readonly removes?: string;
}

/** Something that a button does: says how it went, and has every page look again. */
export function useAction<Input, Answer>(
  run: (input: Input) => Promise<Answer>,
  { say, onDone, removes }: ActionOptions<Answer> = {},
) {
  return useMutation({
    mutationFn: run,
    onSuccess: (answer) => {
      const text = say?.(answer);
      if (text) showToast({ text, tone: 'good' });
      onDone?.(answer);
    },
    onError: (error) => {
      showToast({ text: `${t('error.action')} ${errorSentence(error)}`, tone: 'bad' });
      // The permission may have been withdrawn while the page was open.
      if (isRefused(error)) void queryClient.invalidateQueries({ queryKey: ['session'] });
    },
    onSettled: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey: [subject, id] }) =>
          subject !== 'history' && (removes === undefined || id !== removes),
      }),
  });
}
