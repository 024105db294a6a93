/** The invented files in /etc. */
import { describe, expect, it } from 'vitest';
import { etcFiles } from '../../src/lab/sandbox/etc.ts';

describe('the machine described in /etc', () => {
  const machine = {
    hostName: 'build.corp.example',
    userName: 'kim',
    home: '/home/kim',
    searchDomain: 'corp.example',
    uid: 1000,
  } as const;
  it('names host, user and search domain', () => {
    const files = etcFiles(machine);
    expect(files['hostname']).toBe('build\n');
    expect(files['hosts']).toContain('127.0.1.1\tbuild.corp.example build\n');
    expect(files['passwd']).toContain('kim:x:1000:1000:kim,,,:/home/kim:/bin/bash\n');
    expect(files['resolv.conf']).toBe('search corp.example\nnameserver 192.168.1.1\n');
  });
  it('has no search domain when there is none', () => {
    expect(etcFiles({ ...machine, searchDomain: null })['resolv.conf']).toBe('nameserver 192.168.1.1\n');
  });
});
