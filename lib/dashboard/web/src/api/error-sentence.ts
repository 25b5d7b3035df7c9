import { messageFor, t } from '../i18n/translate';
import { ApiError, kindOf } from './api-error';
import { argumentWords, problemWords } from './input-problems';

/** The sentence for a code of the API. What the application says of the input is shown as it is. */
export function errorSentence(error: unknown): string {
  if (error instanceof ApiError) {
    const { code, because, problems } = error;
    const sentence =
      problemWords(because) ?? argumentWords(problems) ?? messageFor(`errorCode.${code}`);
    if (sentence) return sentence;
    if (kindOf(error) === 'input' && error.message) return error.message;
  }
  return messageFor(`error.${kindOf(error)}.text`) ?? t('error.server.text');
}
