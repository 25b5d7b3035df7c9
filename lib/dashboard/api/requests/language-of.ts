/** The language of a page, from its requests; English by default. */
export function languageOf(acceptLanguage: string | undefined): string {
  return acceptLanguage?.split(/[,;]/, 1)[0]?.trim() || 'en';
}
