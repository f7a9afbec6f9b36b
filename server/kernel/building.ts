import { BlockList, isIP } from 'node:net';

/** Addresses that never leave a building's own networks (RFC 1918, 3927, 4193, 4291, 6598). */
const inside = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** Names that only a network of one's own knows (RFC 6761, 6762, 8375 and the reserved `internal`), and bare ones. */
const insideName = /^(?:[^.]+|.+\.(?:localhost|local|lan|internal|home\.arpa))\.?$/iu;

/** Whether a host, by name or by address, stands in the building; of a name only its form can be told here. */
export function isInBuilding(host: string): boolean {
  const plain = host.replace(/^\[(.*)\]$/u, '$1');
  const kind = isIP(plain);
  return kind === 0 ? insideName.test(plain) : inside.check(plain, kind === 4 ? 'ipv4' : 'ipv6');
}
