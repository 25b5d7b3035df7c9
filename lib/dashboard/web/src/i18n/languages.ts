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
    // English is in the first script, because the pages need texts before they have loaded any language.
    load: () => Promise.resolve(en),
  },
  tr: {
    name: 'Türkçe',
    direction: 'ltr',
    load: async () => (await import('./messages/tr/tr')).tr,
  },
  de: {
    name: 'Deutsch',
    direction: 'ltr',
    load: async () => (await import('./messages/de/de')).de,
  },
  fr: {
    name: 'Français',
    direction: 'ltr',
    load: async () => (await import('./messages/fr/fr')).fr,
  },
  es: {
    name: 'Español',
    direction: 'ltr',
    load: async () => (await import('./messages/es/es')).es,
  },
  pt: {
    name: 'Português (Brasil)',
    direction: 'ltr',
    load: async () => (await import('./messages/pt/pt')).pt,
  },
  ru: {
    name: 'Русский',
    direction: 'ltr',
    load: async () => (await import('./messages/ru/ru')).ru,
  },
  zh: {
    name: '简体中文',
    direction: 'ltr',
    load: async () => (await import('./messages/zh/zh')).zh,
  },
  ja: {
    name: '日本語',
    direction: 'ltr',
    load: async () => (await import('./messages/ja/ja')).ja,
  },
  ko: {
    name: '한국어',
    direction: 'ltr',
    load: async () => (await import('./messages/ko/ko')).ko,
  },
  ar: {
    name: 'العربية',
    direction: 'rtl',
    load: async () => (await import('./messages/ar/ar')).ar,
  },
  hi: {
    name: 'हिन्दी',
    direction: 'ltr',
    load: async () => (await import('./messages/hi/hi')).hi,
  },
} satisfies Record<string, LanguageEntry>;

export type Language = keyof typeof languages;

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}
