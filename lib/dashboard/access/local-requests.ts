import { BlockList, isIP } from 'node:net';
import { type DashboardRequest, hostOf } from './dashboard-request.js';

/** What proxies add to a request. One of them says that the peer is not the one who asks. */
const FORWARDING_HEADER =
  /^(?:via|forwarded|x-forwarded(?:-.+)?|x-original-.+|(?:.+-)?(?:client|connecting|external|real|user)-?(?:ip|address))$/;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Whether somebody on this machine asks for a name of this machine.
 *
 * The socket's peer has to be loopback. Behind a proxy, so does each address that the application's
 * trust in its proxies lets through; without that trust, a request that was forwarded is not local.
 * The Host has to be local too: a hostile site can give its own name the address 127.0.0.1.
 */
export function isLocalRequest(request: DashboardRequest): boolean {
  if (!isLoopback(request.socket?.remoteAddress) || !isLocalHost(hostOf(request))) return false;
  if (!isForwarded(request)) return true;

  const clients = trustedClients(request);
  return clients.length > 0 && clients.every(isLoopback);
}

/**
 * The addresses that trusted proxies have forwarded for; none where the application trusts none. On
 * Fastify, whose requests wrap a raw one, the first is that of the peer itself.
 */
export function trustedClients({ ips, raw, headers }: DashboardRequest): readonly string[] {
  if (!Array.isArray(ips) || headers['x-forwarded-for'] === undefined) return [];
  return raw === undefined ? ips : ips.slice(1);
}

/**
 * Some proxies tell nothing of themselves unless they are configured to; nginx is one, but it also speaks
 * HTTP/1.0 then, which no browser does.
 */
function isForwarded({ headers, httpVersion, raw }: DashboardRequest): boolean {
  const version = raw?.httpVersion ?? httpVersion;
  return version === '1.0' || Object.keys(headers).some((name) => FORWARDING_HEADER.test(name));
}

export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;

  const plain = address.toLowerCase().replace(/^::ffff:(?=\d)/, '');
  const family = isIP(plain);
  return family !== 0 && loopback.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/** Of the header Host: a name or an address, perhaps with a port. */
function isLocalHost(host: string | undefined): boolean {
  const name = host
    ?.toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name?.endsWith('.localhost') === true || isLoopback(name);
}
