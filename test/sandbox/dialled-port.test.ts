/** Which port a connection dialled, when its first packet is shown before, after, or not at all. */
import { describe, expect, it } from 'vitest';
import { DialledPorts } from '../../src/lab/gateway/dialled-port.ts';

const FROM = { address: '192.168.7.20', port: 40001 };

describe('the port that a connection dialled', () => {
  it('is known where its first packet was shown before it was accepted', async () => {
    const dialled = new DialledPorts();
    dialled.note(FROM, 443);
    expect(await dialled.take(FROM)).toBe(443);
  });

  it('is waited for where the packet comes a moment later', async () => {
    const dialled = new DialledPorts();
    const port = dialled.take(FROM);
    dialled.note(FROM, 8443);
    expect(await port).toBe(8443);
  });

  it('is unknown where the packet never comes', async () => {
    expect(await new DialledPorts().take(FROM)).toBeUndefined();
  });

  it('is not that of an earlier connection from the same port', async () => {
    const dialled = new DialledPorts();
    dialled.note(FROM, 443);
    await dialled.take(FROM);
    const again = dialled.take(FROM);
    dialled.note(FROM, 80);
    expect(await again).toBe(80);
  });

  it('is told apart by address family', async () => {
    const dialled = new DialledPorts();
    dialled.note(FROM, 443);
    dialled.note({ address: 'fd00::20', port: FROM.port }, 80);
    expect(await dialled.take(FROM)).toBe(443);
  });
});
