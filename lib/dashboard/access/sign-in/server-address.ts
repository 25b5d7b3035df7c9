import type { AddressInfo, Server } from 'node:net';
import { Server as TlsServer } from 'node:tls';

/** Addresses that mean all addresses of a machine, or the machine itself. */
const THIS_MACHINE = ['::', '0.0.0.0', '::1', '127.0.0.1'];

/** The server's address for a browser on this machine; empty if the server does not listen on a port. */
export function originOf(server: Partial<Server> | undefined): string {
  const address = server?.address?.();
  if (typeof address !== 'object' || address === null) return '';
  return `${server instanceof TlsServer ? 'https' : 'http'}://${nameOf(address)}:${address.port}`;
}

function nameOf({ address }: AddressInfo): string {
  if (THIS_MACHINE.includes(address)) return 'localhost';
  return address.includes(':') ? `[${address}]` : address;
}
