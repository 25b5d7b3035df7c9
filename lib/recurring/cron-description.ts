import { toString as toWords } from 'cronstrue/dist/cronstrue-i18n.js';
import { alternativesOf } from './cron-alternatives.js';
import { CRON_FIELDS, type CronFieldName } from './cron-field.js';
import { CronSchedule } from './cron-schedule.js';
import { type CronText, cronTextOf } from './cron-text.js';
import { intervalMsOf } from './every.js';

/** As cronstrue names them. */
const LOCALES = new Set(
  (
    'af ar az be bg ca cs da de en es fa fi fr he hr hu id it ja ko my nb nl nn pl pt_BR pt_PT ' +
    'ro ru sk sl sr sv sw tg th tr uk vi zh_CN zh_TW'
  ).split(' '),
);

/** cronstrue has no word for it. */
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
 * A cron expression in words: "At 09:00, Monday through Friday". One that cannot be read, or not be
 * put into words, comes back as it is; nothing is thrown.
 *
 * @param locale a language tag, such as `tr` or `pt-BR`; English if that language is not known
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

  return toWords(asCronstrueReadsIt(cronTextOf(expression)), {
    locale,
    logicalAndDayFields: true,
    use24HourTimeFormat: true,
  });
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

function asCronstrueReadsIt(text: CronText): string {
  const names = Object.keys(CRON_FIELDS) as CronFieldName[];
  return names.map((name) => withoutSurprises(name, text[name].replaceAll('?', '*'))).join(' ');
}

function withoutSurprises(name: CronFieldName, text: string): string {
  // Its week ends on Saturday.
  if (name === 'dayOfWeek') return text.replace(/(?<=^|,)(\w+)\//g, '$1-7/');
  if (name === 'dayOfMonth' || name === 'month') return text;

  // It calls */45 "every 45 minutes", but that is twice an hour.
  const total = CRON_FIELDS[name].max + 1;
  return text.replace(/(?<=^|,)\*\/(\d+)/g, (item, step) =>
    total % Number(step) === 0 ? item : multiplesOf(Number(step), total).join(','),
  );
}

const multiplesOf = (step: number, limit: number) =>
  Array.from({ length: Math.ceil(limit / step) }, (_, index) => index * step);
