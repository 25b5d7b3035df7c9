import { messageFor, t } from '../i18n/translate';
import { ApiError, kindOf } from './api-error';

/** The API answers codes; the words for them are here. What a 422 says about the input is shown as it is. */
export function errorSentence(error: unknown): string {
  if (error instanceof ApiError) {
    const sentence = messageFor(`errorCode.${error.code}`);
    if (sentence) return sentence;
    if (kindOf(error) === 'input' && error.message) return error.message;
  }
  return messageFor(`error.${kindOf(error)}.text`) ?? t('error.server.text');
}
