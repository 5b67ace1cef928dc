import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '#contract/problem.ts';

const checkout = path.join(import.meta.dirname, '..', '..');
const launcher = path.join(checkout, 'bin', 'beatboard.js');

interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the run left in its own empty folder and its own data folder. */
  readonly left: readonly string[];
}

/** Runs the real program in an empty folder, with a data folder that does not exist. */
async function beatboard(...argv: string[]): Promise<Run> {
  const folder = mkdtempSync(path.join(tmpdir(), 'beatboard-cli-'));
  const environment = { PATH: process.env.PATH ?? '', BEATBOARD_HOME: path.join(folder, 'home'), TMPDIR: folder };
  const child = spawn(process.execPath, [launcher, ...argv], { cwd: folder, env: environment });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const left = readdirSync(folder);
  rmSync(folder, { recursive: true, force: true });
  return { exitCode, ...output, left };
}

const seeOptions = 'Run "beatboard make --help" for the options and their values.';
const seeCommands = 'Run "beatboard --help" for the commands.';
const checkPath = 'Check the path, then run the command again.';
const describeAd = 'Describe the ad in a sentence, for example: "30-second ad for a coffee bar, warm style".';

describe('the beatboard program, given what is wrong', { concurrent: true }, () => {
  it.each<[readonly string[], string, string]>([
    [['make'], 'The prompt is empty.', describeAd],
    [['make', ''], 'The prompt is empty.', describeAd],
    [['make', ' \n '], 'The prompt is empty.', describeAd],
    [
      ['make', 'a'.repeat(8001)],
      'The prompt has 8,001 characters.',
      'Shorten the prompt to 8,000 characters or fewer.',
    ],
    [['make', 'an ad', '--duration', '0'], '--duration takes 5 to 180 seconds; 0 is too short.', seeOptions],
    [['make', 'an ad', '--duration', '-5'], '--duration takes 5 to 180 seconds; -5 is too short.', seeOptions],
    [['make', 'an ad', '--duration=-5'], '--duration takes 5 to 180 seconds; -5 is too short.', seeOptions],
    [['make', 'an ad', '--duration', '36000'], '--duration takes 5 to 180 seconds; 36000 is too long.', seeOptions],
    [
      ['make', 'an ad', '--duration', 'abc'],
      '--duration takes a number of seconds from 5 to 180; "abc" is not a number.',
      seeOptions,
    ],
    [['make', 'an ad', '--duration'], 'The option "--duration <seconds>" needs a value.', seeOptions],
    [['make', 'an ad', '--aspect', '2:1'], '--aspect takes 16:9, 9:16, 1:1 or 4:5; "2:1" is none of them.', seeOptions],
    [['make', 'an ad', '--durration', '5'], 'There is no option "--durration"; did you mean --duration?', seeOptions],
    [['make', 'an ad', '-x'], 'There is no option "-x".', seeOptions],
    [['mkae', 'an ad'], 'There is no command "mkae"; did you mean make?', seeCommands],
    [['make', 'an ad', '--image', 'no.png'], 'The image "no.png" does not exist.', checkPath],
    [['make', 'an ad', '--logo', 'no.png'], 'The logo "no.png" does not exist.', checkPath],
    [['make', 'an ad', '--audio', '.'], 'The audio "." is not a file.', checkPath],
    [['make', '--image', 'no.png', 'an ad'], 'The image "no.png" does not exist.', checkPath],
  ])('%j: one sentence, what to do, exit code 2, nothing left behind', async (argv, sentence, next) => {
    const run = await beatboard(...argv);
    expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `${sentence}\n${next}\n`, left: [] });
  });

  it('prints one problem document with --json', async () => {
    const { exitCode, stdout, left } = await beatboard('make', 'an ad', '--json', '--fps', '60');
    expect(exitCode).toBe(2);
    expect(problemSchema.parse(JSON.parse(stdout))).toMatchObject({ code: 'option_invalid', next: seeOptions });
    expect(left).toEqual([]);
  });
});

describe('the beatboard program', { concurrent: true }, () => {
  it.each([[[]], [['--help']], [['help']]])('explains itself when asked with %j', async (argv) => {
    const { exitCode, stdout, stderr } = await beatboard(...argv);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Usage: beatboard <command> [options]');
  });

  it.each([[['make', '--help']], [['help', 'make']]])('explains make when asked with %j', async (argv) => {
    const { exitCode, stdout } = await beatboard(...argv);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('--aspect <ratio>');
  });

  it('says its version', async () => {
    expect((await beatboard('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

/** A Node older than needed, when this machine has one beside the one that runs the tests. */
const olderNode = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (program) => existsSync(program) && majorOf(program) >= 12 && majorOf(program) < 24,
);

function majorOf(program: string): number {
  return Number(execFileSync(program, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }));
}

describe.skipIf(olderNode === undefined)('the launcher under an older Node', () => {
  const program = olderNode ?? '';

  it('goes on with the Node that came with npm install', async () => {
    const child = spawn(program, [launcher, 'make', 'an ad', '--fps', '60'], { stdio: 'ignore' });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
  });

  it('asks for Node 24 in one sentence when there is none', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'beatboard-launcher-'));
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
    mkdirSync(path.join(folder, 'bin'));
    execFileSync('cp', [launcher, path.join(folder, 'bin')]);
    const child = spawn(program, [path.join(folder, 'bin', 'beatboard.js')]);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1);
    rmSync(folder, { recursive: true, force: true });
    expect(stderr).toMatch(/^Beatboard needs Node 24 or newer, and this is Node \d+\.\d+\.\d+: install Node 24 .*\n$/);
  });
});
