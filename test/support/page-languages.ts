import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../../lib/dashboard/web/src/i18n/messages/translation.js';
import { pageSource } from './library-source.js';

const FOLDER = 'lib/dashboard/web/src/i18n';

export type PageMessages = Readonly<Record<string, Message>>;

/** The codes of the languages that the pages speak. */
export const PAGE_LANGUAGES: readonly string[] = readdirSync(`${FOLDER}/messages`, {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The sources of the pages name each other as Vite wants it, so the compiler of the specs cannot follow them. */
export async function messagesOf(language: string): Promise<PageMessages> {
  const file = join(process.cwd(), FOLDER, 'messages', language, `${language}.ts`);
  return (await import(file))[language];
}

/** The languages that readers can choose, with their directions. */
export function offeredLanguages(): ReadonlyMap<string, string> {
  const source = pageSource().find(({ path }) => path === `${FOLDER}/languages.ts`);
  const entries = (source?.code ?? '').matchAll(/^ {2}(\w+): \{[^}]*?direction: '(\w+)'/gms);
  return new Map(Array.from(entries, ([, code = '', direction = '']) => [code, direction]));
}
