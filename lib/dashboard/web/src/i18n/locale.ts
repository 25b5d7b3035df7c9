import { computed } from '@preact/signals';
import { storedSignal } from '../preferences/stored-signal';
import { isLanguage, type Language, languages } from './languages';

/** `auto` is the browser's language if there are messages for it, otherwise English. */
export const chosenLanguage = storedSignal<Language | 'auto'>('language', 'auto');

export const language = computed<Language>(() =>
  isLanguage(chosenLanguage.value) ? chosenLanguage.value : browserLanguage(),
);

/** For numbers and times: the browser's own variant of the language, such as `en-GB`. */
export const locale = computed(
  () =>
    navigator.languages.find((tag) => languageOf(tag) === language.value && isKnownToIntl(tag)) ??
    language.value,
);

export const direction = computed<'ltr' | 'rtl'>(() => languages[language.value].direction);

const pluralRules = computed(() => new Intl.PluralRules(locale.value));

export function pluralFormOf(count: number): Intl.LDMLPluralRule {
  return pluralRules.value.select(count);
}

function browserLanguage(): Language {
  return navigator.languages.map(languageOf).find(isLanguage) ?? 'en';
}

/** A browser may take its language from the environment, such as `en-US@posix`; Intl throws for such a tag. */
export function isKnownToIntl(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

function languageOf(tag: string): string {
  return tag.split(/[-_@.]/)[0]?.toLowerCase() ?? '';
}
