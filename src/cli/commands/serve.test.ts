import { describe, expect, it } from 'vitest';
import type { ServeOptions } from '../program-dependencies.ts';
import { runCommandLine } from '#testkit/run-command-line.ts';
import { BeatboardError } from '#domain/errors.ts';

async function serve(argv: readonly string[], url: string | null = 'http://127.0.0.1:4870') {
  const served: ServeOptions[] = [];
  let closed = 0;
  const end = await runCommandLine(['serve', ...argv], {
    serve: async (options) => {
      served.push(options);
      setImmediate(() => process.emit('SIGTERM'));
      return { url, close: async () => void (closed += 1) };
    },
  });
  return { ...end, served, closed };
}

describe('serve', () => {
  it('prints the address, and ends in peace when asked to', async () => {
    const { exitCode, stdout, served, closed } = await serve(['--host', '0.0.0.0', '--port', '0', '--role', 'api']);
    expect({ exitCode, stdout, closed }).toEqual({ exitCode: 0, stdout: 'http://127.0.0.1:4870\n', closed: 1 });
    expect(served).toEqual([{ host: '0.0.0.0', port: 0, role: 'api' }]);
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });

  it('has no address as a worker', async () => {
    expect((await serve(['--role', 'worker'], null)).stdout).toBe('');
    expect((await serve(['--role', 'worker', '--json'], null)).stdout).toBe('{"url":null,"role":"worker"}\n');
  });

  it('says why it cannot', async () => {
    const { exitCode, stderr } = await runCommandLine(['serve'], {
      serve: () => Promise.reject(new BeatboardError('home_in_use', 'Another Beatboard is at work.')),
    });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Another Beatboard') });
  });

  it.each([
    ['--role', 'both'],
    ['--port', '70000'],
    ['--port', 'http'],
    ['--host', ' '],
  ])('refuses %s %s', async (option, value) => {
    expect(await runCommandLine(['serve', option, value])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(option),
    });
  });
});
