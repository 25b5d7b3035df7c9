import { en } from './messages/en/en';
import type { Messages } from './translate';

interface LanguageEntry {
  /** The name of the language, in that language. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly load: () => Promise<Messages>;
}

/** To add a language, add a folder of messages and an entry here. */
export const languages = {
  en: {
    name: 'English',
    direction: 'ltr',
    // In the first script, because texts are needed before any language has been loaded.
    load: () => Promise.resolve(en),
  },
  tr: {
    name: 'Türkçe',
    direction: 'ltr',
    load: async () => (await import('./messages/tr/tr')).tr,
  },
} satisfies Record<string, LanguageEntry>;

export type Language = keyof typeof languages;

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}
