import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateRequestSchema } from '#contract/generate-request.ts';
import { aspectRatios, frameRates, resolutions } from '#domain/frame-format.ts';
import { runCommandLine } from '#testkit/run-command-line.ts';

const commands = [
  ...['make', 'watch', 'continue', 'cancel', 'retry', 'delete', 'edit', 'regenerate', 'pick', 'merge', 'videos'],
  ...['branches', 'diff', 'export', 'costs', 'models', 'serve', 'doctor', 'keys create', 'keys list', 'keys revoke'],
];

describe('help', () => {
  it.each(commands)('of %s has examples of its own', async (command) => {
    const { exitCode, stdout, stderr } = await runCommandLine([...command.split(' '), '--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`Examples?:\\n  beatboard ${command}\\b`));
    expect(stdout).toContain('--json');
  });

  it('lists every command', async () => {
    const { stdout } = await runCommandLine(['--help']);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command.split(' ')[0]}\\b`, 'm'));
  });

  it('of make names the values of the domain', async () => {
    const { stdout } = await runCommandLine(['make', '--help']);
    const qualities = generateRequestSchema.shape.quality.unwrap().options;
    for (const values of [aspectRatios, resolutions, frameRates, qualities])
      expect(stdout).toContain(values.join(', '));
  });

  it('loads nothing but the definitions, so that it answers at once', () => {
    const loaded = modulesLoadedBy(path.join(import.meta.dirname, '..', 'program.ts'));
    expect(loaded.some((url) => url.endsWith('/definitions/define-make.ts'))).toBe(true);
    expect(loaded.filter((url) => /\/zod\/|\/src\/(?!cli\/)|\/cli\/(?:commands|http-client)\//.test(url))).toEqual([]);
  });
});

/** The modules that a fresh process loads to import one. */
function modulesLoadedBy(filePath: string): string[] {
  const script = `
    import { registerHooks } from 'node:module';
    registerHooks({ load: (url, context, next) => (console.log(url), next(url, context)) });
    await import(${JSON.stringify(filePath)});`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  return output.trim().split('\n');
}
