import { toString as toWords } from 'cronstrue/dist/cronstrue-i18n.js';
import { CronSchedule } from '../cron-schedule.js';
import { intervalMsOf } from '../every.js';
import { alternativesOf } from '../reading/cron-alternatives.js';
import { type CronText, cronTextOf } from '../reading/cron-text.js';
import { describableText } from './describable-text.js';
import { withSeparateDays } from './separate-days.js';

/** An expression that would need more sentences is shown as it was written. */
const MAX_SENTENCES = 20;

/** The languages, under the names that cronstrue gives them. */
const LOCALES = new Set(
  (
    'af ar az be bg ca cs da de en es fa fi fr he hr hu id it ja ko my nb nl nn pl pt_BR pt_PT ' +
    'ro ru sk sl sr sv sw tg th tr uk vi zh_CN zh_TW'
  ).split(' '),
);

/** The word for "never" in these languages, which cronstrue lacks. */
const NEVER: Readonly<Record<string, string>> = {
  ar: 'أبدًا',
  de: 'Nie',
  en: 'Never',
  es: 'Nunca',
  fr: 'Jamais',
  it: 'Mai',
  ja: '実行されません',
  ko: '실행되지 않음',
  nl: 'Nooit',
  pl: 'Nigdy',
  pt_BR: 'Nunca',
  pt_PT: 'Nunca',
  ru: 'Никогда',
  tr: 'Hiçbir zaman',
  zh_CN: '从不',
};

/** A list of recurring jobs shows the same schedules again and again, and to describe one takes some 0.3 ms. */
const MAX_REMEMBERED = 2_000;
const MAX_CHARS_REMEMBERED = 200;
const remembered = new Map<string, string>();

/**
 * A cron expression in words: "At 09:00, Monday through Friday". An expression that cannot be read or described comes
 * back unchanged. Never throws.
 *
 * @param locale a language tag, such as `tr` or `pt-BR`; an unknown language is replaced by English
 */
export function describeCron(expression: string, locale = 'en'): string {
  const key = `${locale} ${expression}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;

  const words = describe(expression, locale);
  if (key.length > MAX_CHARS_REMEMBERED) return words;
  const [oldest] = remembered.keys();
  if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, words);
  return words;
}

function describe(expression: string, locale: string): string {
  try {
    const name = localeFor(locale);
    if (CronSchedule.parse(expression).isNever) return NEVER[name] ?? 'Never';

    const parts = alternativesOf(expression).flatMap(partsOf);
    if (parts.length > MAX_SENTENCES) return expression;
    return parts.map((part) => (typeof part === 'string' ? part : inWords(part, name))).join(' | ');
  } catch {
    return expression;
  }
}

/** The expressions to put into words. An interval stays a text. */
function partsOf(expression: string): readonly (CronText | string)[] {
  if (intervalMsOf(expression) !== undefined) return [expression.trim()];
  return withSeparateDays(cronTextOf(expression));
}

function inWords(text: CronText, locale: string): string {
  const words = toWords(describableText(text, locale), {
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
