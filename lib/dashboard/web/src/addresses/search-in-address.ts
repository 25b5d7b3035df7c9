import { useSearch } from 'wouter-preact';

export function searchInAddress(): string {
  return parameterInAddress('q') ?? '';
}

export function parameterInAddress(name: string): string | undefined {
  return new URLSearchParams(location.search).get(name) ?? undefined;
}

/**
 * The router's own hook decodes a search with `%` once too often, so we use it only to notice that the address has
 * changed.
 */
export function useAddressParameter(name: string): string | undefined {
  useSearch();
  return parameterInAddress(name);
}

/** The current address with some parameters changed; `undefined` removes a parameter. */
export function addressWith(
  path: string,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') parameters.delete(name);
    else parameters.set(name, value);
  }
  // Writes a space as `%20`, as in all other addresses. A real plus sign is already `%2B` here.
  const query = parameters.toString().replaceAll('+', '%20');
  return query ? `${path}?${query}` : path;
}
