/** The language that a page is in, as its requests say; English where they do not. */
export function languageOf(acceptLanguage: string | undefined): string {
  return acceptLanguage?.split(/[,;]/, 1)[0]?.trim() || 'en';
}
