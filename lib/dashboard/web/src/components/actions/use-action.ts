import { useMutation } from '@tanstack/preact-query';
import { isRefused } from '../../api/api-error';
import { errorSentence } from '../../api/error-sentence';
import { queryClient } from '../../api/query-client';
import { t } from '../../i18n/translate';
import { showToast } from '../toasts/toasts';

interface ActionOptions<Answer> {
  /** The message after the action; left out if the page itself shows the change. */
  readonly say?: (answer: Answer) => string | undefined;
  readonly onDone?: (answer: Answer) => void;
  /** The id of the object that the action removes, so that no page asks for it any more. */
  readonly removes?: string;
}

/** The action of a button: shows its outcome, and makes the page load its content again. */
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
