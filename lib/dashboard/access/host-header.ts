import { isIP } from 'node:net';

/** The host that a request names. */
export interface Host {
  /** In lower case, without the brackets of an IPv6 address and without the dot of the root. */
  readonly name: string;
  /** The header in lower case, with the port if there is one. */
  readonly text: string;
}

const NAME = /^(?:[a-z\d](?:[a-z\d_-]*[a-z\d])?\.)*[a-z\d](?:[a-z\d_-]*[a-z\d])?\.?$/;
const HOST = /^(?:\[(?<address>[\da-f:.]+)\]|(?<name>[a-z\d._-]+))(?::(?<port>\d{1,5}))?$/;
const MAX_NAME_CHARS = 253;
const MAX_PORT = 65_535;

/** @returns undefined unless the header is exactly one name or address, with or without a port */
export function parseHost(header: string | undefined): Host | undefined {
  const text = header?.toLowerCase() ?? '';
  const { address, name = '', port = '0' } = HOST.exec(text)?.groups ?? {};
  if (Number(port) > MAX_PORT) return undefined;
  if (address !== undefined) return isIP(address) === 6 ? { name: address, text } : undefined;

  const isName = name.length <= MAX_NAME_CHARS && NAME.test(name);
  return isName ? { name: name.replace(/\.$/, ''), text } : undefined;
}
