import type { ProviderToken } from './from.js';

/** A provider of an application. */
export type FoundProvider =
  | { readonly is: 'ready'; readonly instance: unknown }
  /** The container has not made the provider yet. */
  | { readonly is: 'pending' }
  /** There is no such provider, or it makes an object for each request. */
  | { readonly is: 'missing' };

export type ProviderLookup = (token: ProviderToken<unknown>) => FoundProvider;
