/** The port that a client dialled, from its own table of sockets. */
import { describe, expect, it } from 'vitest';
import { findRemotePort } from '../../src/lab/gateway/network.ts';

describe("a client's table of sockets", () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue',
    '   0: 2201A8C0:1F90 00000000:0000 0A 00000000:00000000',
    '   1: 2201A8C0:A1B2 04030201:01BB 06 00000000:00000000',
    '   2: 2201A8C0:A1B2 08080808:7CFF 01 00000000:00000000',
    '   3: 2201A8C0:A1B3 04030201:0050 06 00000000:00000000',
  ].join('\n');

  it('gives the port of the live connection before that of one only remembered', () => {
    expect(findRemotePort(table, 0xa1b2)).toBe(31_999);
    expect(findRemotePort(table, 0xa1b3)).toBe(80);
  });
  it('knows nothing of listeners and strangers', () => {
    expect(findRemotePort(table, 8080)).toBeUndefined();
    expect(findRemotePort(table, 1)).toBeUndefined();
  });
});
