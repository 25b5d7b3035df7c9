import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { PrivateAddressError } from './errors/private-address-error.js';
import { isPublicAddress } from './public-address.js';

/**
 * Resolves a name as the system does, and refuses it if any of its addresses is not public. The connection goes to
 * the addresses that were checked, so a name cannot change its address in between.
 */
export const guardedLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const refused = error ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
    const failure = error ?? (refused && new PrivateAddressError(host, refused.address));
    if (failure) callback(failure, '');
    else answer(addresses);
  });

  function answer(addresses: LookupAddress[]): void {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  }
};

/**
 * A host that is an address is not looked up, so it is checked here.
 *
 * @throws PrivateAddressError
 */
export function requirePublicHost({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddressError(host, host);
}
