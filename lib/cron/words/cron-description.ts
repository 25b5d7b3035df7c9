import { toString as toWords } from 'cronstrue/dist/cronstrue-i18n.js';
import { CronSchedule } from '../cron-schedule.js';
import { intervalMsOf } from '../every.js';
import { alternativesOf } from '../reading/cron-alternatives.js';
import { cronTextOf } from '../reading/cron-text.js';
import { describableText } from './describable-text.js';

/** The languages, under the names that cronstrue gives them. */
const LOCALES = new Set(
  (
    'af ar az be bg ca cs da de en es fa fi fr he hr hu id it ja ko my nb nl nn pl pt_BR pt_PT ' +
    'ro ru sk sl sr sv sw tg th tr uk vi zh_CN zh_TW'
  ).split(' '),
);

/** The word for "never" in these languages, which cronstrue lacks. */
const NEVER: Readonly<Record<string, string>> = {
  de: 'Nie',
  en: 'Never',
  es: 'Nunca',
  fr: 'Jamais',
  it: 'Mai',
  nl: 'Nooit',
  pl: 'Nigdy',
  pt_BR: 'Nunca',
  pt_PT: 'Nunca',
  ru: 'Никогда',
  tr: 'Hiçbir zaman',
};

/**
 * A cron expression in words: "At 09:00, Monday through Friday". An expression that cannot be read or described comes
 * back unchanged. Never throws.
 *
 * @param locale a language tag, such as `tr` or `pt-BR`; an unknown language is replaced by English
 */
export function describeCron(expression: string, locale = 'en'): string {
  try {
    const name = localeFor(locale);
    if (CronSchedule.parse(expression).isNever) return NEVER[name] ?? 'Never';

    const words = alternativesOf(expression).map((alternative) => inWords(alternative, name));
    return words.join(' | ');
  } catch {
    return expression;
  }
}

function inWords(expression: string, locale: string): string {
  if (intervalMsOf(expression) !== undefined) return expression.trim();

  const words = toWords(describableText(cronTextOf(expression), locale), {
    locale,
    logicalAndDayFields: true,
    use24HourTimeFormat: true,
  });
  // cronstrue says "the days before the last day of 3 months".
  return words.replace(/(\d+) ayın son gününden önceki günler/, 'ayın son gününden $1 gün önce');
}

function localeFor(tag: string): string {
  const candidates = candidatesFor(tag);
  return candidates.find((it) => LOCALES.has(it)) ?? 'en';
}

function candidatesFor(tag: string): readonly string[] {
  try {
    const { language, region } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return [`${language}_${region}`, language];
  } catch {
    return [];
  }
}
