import { describe, expect, it } from '@jest/globals';
import type { Message } from '../../../lib/dashboard/web/src/i18n/messages/translation.js';
import { pageSource } from '../../support/library-source.js';
import { messagesOf, offeredLanguages, PAGE_LANGUAGES } from '../../support/page-languages.js';

const MESSAGES = 'lib/dashboard/web/src/i18n/messages/';
/** Where the language has several variants, the one that the messages are written in. */
const VARIANTS: Readonly<Record<string, string>> = { pt: 'pt-BR', zh: 'zh-Hans' };
/** A noun behind a number stays as it is, so one text is enough. */
const WITHOUT_PLURALS = ['tr'];

const entriesOf = async (language: string) => Object.entries(await messagesOf(language));
const placeholdersIn = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
const formsOf = (message: Message): [form: string, text: string][] =>
  typeof message === 'string' ? [['other', message]] : Object.entries(message);
const otherOf = (message: Message | undefined) =>
  typeof message === 'object' ? message.other : (message ?? '');

it('Readers can choose every language that there are messages of', () => {
  expect([...offeredLanguages().keys()].sort()).toEqual([...PAGE_LANGUAGES].sort());
});

describe.each(PAGE_LANGUAGES)('The messages in %s', (language) => {
  it('are all there, and no more', async () => {
    const keys = (await entriesOf(language)).map(([key]) => key);
    expect(keys.sort()).toEqual(Object.keys(await messagesOf('en')).sort());
  });

  it('have a text for each plural form of the language, and for no other', async () => {
    const rules = new Intl.PluralRules(VARIANTS[language] ?? language);
    const known: readonly string[] = rules.resolvedOptions().pluralCategories;
    const needed = WITHOUT_PLURALS.includes(language) ? ['other'] : known;
    const counted = (await entriesOf('en')).flatMap(([key, message]) =>
      // English leaves out the form for one thing where there are always several.
      typeof message === 'object' && message.one !== undefined ? [key] : [],
    );

    const wrong = (await entriesOf(language)).flatMap(([key, message]) => {
      const forms = formsOf(message).map(([form]) => form);
      const missing = counted.includes(key) ? needed.filter((form) => !forms.includes(form)) : [];
      const strange = forms.filter((form) => !known.includes(form));
      return missing.length + strange.length > 0 ? [{ key, missing, strange }] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('have the values of the English ones, and no others', async () => {
    const english = await messagesOf('en');
    const wrong = (await entriesOf(language)).flatMap(([key, message]) => {
      const expected = placeholdersIn(otherOf(english[key]));
      return formsOf(message).flatMap(([form, text]) => {
        const found = placeholdersIn(text);
        // "One job" needs no number.
        const needed = form === 'other' ? expected : expected.filter((name) => name !== 'count');
        const isRight =
          needed.every((name) => found.includes(name)) &&
          found.every((name) => expected.includes(name));
        return isRight ? [] : [{ key, form, found, expected }];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('are no empty texts, and no English sentences', async () => {
    const english = await messagesOf('en');
    const wrong = (await entriesOf(language)).flatMap(([key, message]) => {
      const isEmpty = formsOf(message).some(([, text]) => text.trim() === '');
      const original = otherOf(english[key]);
      const isEnglish = otherOf(message) === original && original.split(/\s+/).length >= 4;
      return isEmpty || (isEnglish && language !== 'en') ? [key] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('Each message', () => {
  it('is used by a page', async () => {
    const code = pageSource()
      .filter(({ path }) => !path.startsWith(MESSAGES))
      .map((file) => file.code)
      .join('\n');
    const begun = [...code.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, beginning]) => beginning ?? '');

    const unused = Object.keys(await messagesOf('en')).filter(
      (key) => !code.includes(`'${key}'`) && !begun.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});
