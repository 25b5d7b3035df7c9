import { messageFor, t } from '../i18n/translate';
import { ApiError, kindOf } from './api-error';

/** The sentence for a code of the API. The message of a 422 about the input is shown as it is. */
export function errorSentence(error: unknown): string {
  if (error instanceof ApiError) {
    const { code, because } = error;
    const sentence = because
      ? messageFor(`searchProblem.${because.code}`, because.values)
      : messageFor(`errorCode.${code}`);
    if (sentence) return sentence;
    if (kindOf(error) === 'input' && error.message) return error.message;
  }
  return messageFor(`error.${kindOf(error)}.text`) ?? t('error.server.text');
}
