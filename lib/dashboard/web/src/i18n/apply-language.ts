import { effect } from '@preact/signals';
import { languages } from './languages';
import { direction, language } from './locale';
import { messages } from './translate';

/** Loads the messages of the chosen language, now and after each change of the language. */
export function applyLanguage(): () => void {
  return effect(() => {
    const wanted = language.value;
    document.documentElement.dir = direction.value;

    languages[wanted].load().then(
      (loaded) => {
        if (language.peek() !== wanted) return;
        messages.value = loaded;
        document.documentElement.lang = wanted;
      },
      () => {
        // The file could not be loaded, so the current language stays.
      },
    );
  });
}
