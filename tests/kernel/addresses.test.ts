import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../server/cli/addresses.ts';

const certified = ['192.168.1.10', 'fd00::10', 'hop.tinh.lan', '*.khac.lan', 'localhost', '127.0.0.1', '::1'];
const of = (more: Partial<Parameters<typeof addressesOf>[0]>) =>
  addressesOf({ host: '0.0.0.0', port: 443, publicUrl: undefined, certified, ...more });

describe('addresses that the start prints', () => {
  it('open to the network: those of the certificate for others, its own for this machine', () => {
    expect(of({})).toEqual({ others: ['https://192.168.1.10', 'https://hop.tinh.lan'], here: 'https://localhost' });
    expect(of({ host: '::', port: 8443 })).toEqual({
      others: ['https://192.168.1.10:8443', 'https://[fd00::10]:8443', 'https://hop.tinh.lan:8443'],
      here: 'https://localhost:8443',
    });
  });

  it('never one that the certificate does not hold', () => {
    expect(of({ certified: ['192.168.1.10'] })).toEqual({ others: ['https://192.168.1.10'], here: null });
    expect(of({ certified: ['localhost'] })).toEqual({ others: [], here: 'https://localhost' });
  });

  it('at one address: that one and its names', () => {
    expect(of({ host: '192.168.1.10' })).toEqual({
      others: ['https://192.168.1.10', 'https://hop.tinh.lan'],
      here: null,
    });
  });

  it('this machine alone', () => {
    expect(of({ host: '127.0.0.1', port: 8080, certified: undefined })).toEqual({
      others: [],
      here: 'http://127.0.0.1:8080',
    });
  });

  it('what the office has declared stands in place of the others', () => {
    const publicUrl = 'https://hop.tinh.gov.vn';
    expect(of({ publicUrl, certified: undefined, port: 8080 })).toEqual({
      others: [publicUrl],
      here: 'http://localhost:8080',
    });
  });
});
