/** Extensions of a client hello, each as its standard says, and as bytes where it is built otherwise. */
import { describe, expect, it } from 'vitest';
import { TLS_COUNT, TLS_FORM, TLS_ORDER, TLS_PRESENCE } from '../../../src/core/carriers/tls/carriers.ts';
import { extensionMember, writeExtension } from '../../../src/core/carriers/tls/extensions.ts';
import { outlined } from '../../builders/messages/readings.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const lines = (type: string, data: string): string[] => {
  const { step, place } = extensionMember(type, bytes(data));
  return outlined(place, step);
};
/** What is written back behind type and length. */
const back = (type: string, data: string): string => writeExtension(extensionMember(type, bytes(data))).toString('hex');
const whole = (type: string, data: string): string => {
  const length = bytes(data).length.toString(16).padStart(4, '0');
  return `${type}${length}${bytes(data).toString('hex')}`;
};

describe('an extension that is known', () => {
  it.each([
    ['0000', '0006 00 0003 612e62', ['.server_name: host | text.code-point=a.b']],
    ['0000', '0003 00 0000', ['.server_name: host']],
    ['0000', '0005 00 0002 c3a9', ['.server_name: host | text.code-point=\u00e9']],
    ['0000', '0004 00 0001 e9', ['.server_name: host | text.code-point=\udce9']],
    [
      '000a',
      '0004 001d 0017',
      ['.supported_groups: list', '.supported_groups[001d]: value', '.supported_groups[0017]: value'],
    ],
    ['000a', '0000', ['.supported_groups: list']],
    ['000b', '02 00 01', ['.ec_point_formats: list', '.ec_point_formats[00]: value', '.ec_point_formats[01]: value']],
    ['000d', '0002 0403', ['.signature_algorithms: list', '.signature_algorithms[0403]: value']],
    ['0032', '0002 0403', ['.signature_algorithms_cert: list', '.signature_algorithms_cert[0403]: value']],
    ['0022', '0002 0403', ['.delegated_credential: list', '.delegated_credential[0403]: value']],
    [
      '001b',
      '04 0002 0001',
      ['.compress_certificate: list', '.compress_certificate[0002]: value', '.compress_certificate[0001]: value'],
    ],
    [
      '002b',
      '04 0304 0303',
      ['.supported_versions: list', '.supported_versions[0304]: value', '.supported_versions[0303]: value'],
    ],
    ['002d', '01 01', ['.psk_key_exchange_modes: list', '.psk_key_exchange_modes[01]: value']],
    ['0010', '0006 02 6832 02 c3a9', ['.alpn: protocols', '.alpn[h2]: value', '.alpn[\u00e9]: value']],
    [
      '0033',
      '000c 001d 0002 abcd 0017 0002 0102',
      ['.key_share: key-shares', '.key_share[001d]: key | tls.key=abcd', '.key_share[0017]: key | tls.key=0102'],
    ],
    ['0015', '000000', ['.padding: padding | tls.padding-length=3']],
    ['0015', '', ['.padding: padding | tls.padding-length=0']],
  ])('%s is taken apart: %s', (type, data, expected) => {
    expect(lines(type, data)).toEqual(expected);
    expect(back(type, data)).toBe(whole(type, data));
  });

  it.each([
    ['0005', 'status_request'],
    ['0012', 'signed_certificate_timestamp'],
    ['0016', 'encrypt_then_mac'],
    ['0017', 'extended_master_secret'],
    ['0023', 'session_ticket'],
    ['0029', 'pre_shared_key'],
    ['002a', 'early_data'],
    ['002c', 'cookie'],
    ['0031', 'post_handshake_auth'],
    ['fe0d', 'encrypted_client_hello'],
    ['ff01', 'renegotiation_info'],
  ])('%s is %s, and its data one value', (type, name) => {
    expect(lines(type, '00ff')).toEqual([`.${name}: value | tls.value=00ff`]);
    expect(lines(type, '')).toEqual([`.${name}: value`]);
    expect([back(type, '00ff'), back(type, '')]).toEqual([whole(type, '00ff'), whole(type, '')]);
  });

  it('may hold GREASE, which goes by one name', () => {
    expect(lines('000a', '0004 2a2a 001d')).toEqual([
      '.supported_groups: list',
      '.supported_groups[GREASE]: value | tls.grease=2a2a',
      '.supported_groups[001d]: value',
    ]);
    expect(lines('0033', '0005 1a1a 0001 00')).toEqual([
      '.key_share: key-shares',
      '.key_share[GREASE]: key | tls.grease=1a1a | tls.key=00',
    ]);
    expect(lines('0010', '0003 02 3a3a')).toEqual(['.alpn: protocols', '.alpn[GREASE]: value | tls.grease=3a3a']);
    for (const [type, data] of [
      ['000a', '0004 2a2a 001d'],
      ['0033', '0005 1a1a 0001 00'],
      ['0010', '0003 02 3a3a'],
    ] as const)
      expect(back(type, data)).toBe(whole(type, data));
  });

  it('reads presence, number and order of what it lists, and differs by its form', () => {
    const { name, place } = extensionMember('000a', bytes('0002 001d'));
    expect(name).toBe('supported_groups');
    expect(place).toMatchObject({
      shapeCarrier: TLS_FORM,
      parts: { presence: TLS_PRESENCE, repeated: TLS_COUNT, order: TLS_ORDER },
    });
  });
});

describe('an extension that is not built as its standard says is one value', () => {
  it.each([
    ['a list without its length', '000a', '', 'supported_groups'],
    ['a list cut short', '000a', '0004 001d', 'supported_groups'],
    ['a list of half a value', '000a', '0003 001d 00', 'supported_groups'],
    ['bytes behind a list', '000a', '0002 001d ff', 'supported_groups'],
    ['a list whose length has another size', '002b', '0002 0304', 'supported_versions'],
    ['a name of another type', '0000', '0006 01 0003 612e62', 'server_name'],
    ['two names', '0000', '0008 00 0001 61 00 0001 62', 'server_name'],
    ['a name longer than its list', '0000', '0004 00 0003 61', 'server_name'],
    ['bytes behind a name', '0000', '0004 00 0001 61 ff', 'server_name'],
    ['padding that is not zeros', '0015', '000100', 'padding'],
    ['a protocol cut short', '0010', '0003 05 6832', 'alpn'],
    ['bytes behind the protocols', '0010', '0003 02 6832 ff', 'alpn'],
    ['a key cut short', '0033', '0005 001d 0002 ab', 'key_share'],
    ['a protocol called GREASE, which would be taken for it', '0010', '0007 06 475245415345', 'alpn'],
    ['bytes behind the keys', '0033', '0005 001d 0001 ab ff', 'key_share'],
  ])('%s', (_, type, data, name) => {
    expect(lines(type, data)).toEqual([
      `.${name}: value${data === '' ? '' : ` | tls.value=${bytes(data).toString('hex')}`}`,
    ]);
    expect(back(type, data)).toBe(whole(type, data));
  });
});

describe('an extension that is not known', () => {
  it('goes by its type, its data one value', () => {
    expect(lines('4469', '0003 026832')).toEqual(['.4469: value | tls.value=0003026832']);
    expect(back('4469', '0003 026832')).toBe('446900050003026832');
  });

  it('is GREASE where its type is', () => {
    expect(lines('0a0a', '00')).toEqual(['.GREASE: value | tls.grease=0a0a | tls.value=00']);
    expect(back('0a0a', '00')).toBe('0a0a000100');
  });
});

describe('lists', () => {
  it('of equal bytes are read once, those of different bytes or types apart', () => {
    const groups = extensionMember('000a', bytes('0002 001d'));
    expect(extensionMember('000a', bytes('0002 001d'))).toBe(groups);
    expect(extensionMember('000a', bytes('0002 0017'))).not.toEqual(groups);
    expect(extensionMember('000d', bytes('0002 001d')).name).toBe('signature_algorithms');
    const protocols = extensionMember('0010', bytes('0003 02 6832'));
    expect(extensionMember('0010', bytes('0003 02 6832'))).toBe(protocols);
  });
});
