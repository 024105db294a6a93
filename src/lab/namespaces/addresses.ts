/**
 * The addresses on the captive wire. An ordinary home or office network; the same in every trial.
 */

/**
 * TCP port to which the kernel leads every connection; in fallback mode the interceptor opens the
 * listed ports instead.
 */
export const INTERCEPTOR_PORT = 3129;
/** UDP port on the gateway's loopback that marks a place in the packet record. */
export const MARK_PORT = 9;

export const WIRE = {
  gateway4: '192.168.1.1',
  subject4: '192.168.1.34',
  gateway6: 'fd4c:27a1:9b3e::1',
  subject6: 'fd4c:27a1:9b3e::22',
  gatewayMac: '9c:3d:cf:5a:10:01',
  subjectMac: '8c:16:45:7b:32:c4',
  /** RFC 4291 appendix A, from the MACs. */
  gatewayLinkLocal: 'fe80::9e3d:cfff:fe5a:1001',
  subjectLinkLocal: 'fe80::8e16:45ff:fe7b:32c4',
} as const;

/** Where TCP connections arrive. The interceptor listens on `::` at each of these ports. */
export type TcpReach =
  /** The kernel leads every port to this one; `originalPort` gives the one that was dialled. */
  | { readonly kind: 'all-ports'; readonly port: number }
  /**
   * A kernel without nf_tables: connections to any other port are refused, and recorded as packets.
   */
  | { readonly kind: 'listed-ports'; readonly ports: readonly number[] };
