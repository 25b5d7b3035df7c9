/**
 * A request that pages or people make.
 *
 * @typedef {object} Answer
 * @property {string} name
 * @property {readonly string[]} paths Asked for in turn; mostly one.
 * @property {'page' | 'data' | 'search' | 'wholeSearch'} kind A search is one by type and error.
 * @property {'event' | 'portion'} [firstOf] Only the first event of a stream, or the first portion of a file, is waited for.
 * @property {boolean} [isFollowed] Over several answers, until something was found.
 * @property {boolean} [mayBeEmpty]
 */

export const page = (path) => ({ name: path || '(the overview)', paths: [path], kind: 'page' });

export const data = (path, options) => ({
  name: path,
  paths: [`api/${path}`],
  kind: 'data',
  ...options,
});

/** A name for an answer whose address has a part without meaning for people. */
export const named = (path, name, value, rest = '') => ({
  ...data(`${path}${encodeURIComponent(value)}${rest}`),
  name: `${path}(${name})${rest}`,
});

export const searched = (path, text, kind) => ({
  ...data(`${path}q=${encodeURIComponent(text)}`, { mayBeEmpty: true, kind }),
  name: `${path}q=${text}`,
});
