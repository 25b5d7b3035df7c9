import { en } from './messages/en/en';
import type { Messages } from './translate';

interface LanguageEntry {
  /** In the language itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly load: () => Promise<Messages>;
}

/** A further language is a folder of messages and one entry here. */
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
