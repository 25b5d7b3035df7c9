/**
 * Matches up to the last `@` of a word, because a password that was not encoded may contain an `@`. The length is
 * bounded, so that the search stays fast.
 */
const USER_OF_URL = /:\/\/\S{0,1000}@/g;
const PASSWORD_OF_QUERY = /\b(\w*password=)[^&\s"']*/gi;

/** Hides the users and passwords of all URLs in a text. */
export const withoutPasswords = (text: string): string =>
  text.replace(USER_OF_URL, '://•••@').replace(PASSWORD_OF_QUERY, '$1•••');
