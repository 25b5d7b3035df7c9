import { BlockList, isIP } from 'node:net';

const ownNetworks = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  ownNetworks.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  ownNetworks.addSubnet(network, prefix, 'ipv6');
}

/** Whether an address certainly belongs neither to this machine nor to a private network. */
export function isPublicAddress(address: string | undefined): boolean {
  const plain = address?.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '') ?? '';
  const family = isIP(plain);
  return family !== 0 && !ownNetworks.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}
