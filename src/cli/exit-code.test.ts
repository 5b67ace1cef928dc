import { describe, expect, it } from 'vitest';
import { toProblem } from '#contract/problem.ts';
import { BeatboardError, type ErrorCode } from '#domain/errors.ts';
import { runCommandLine } from '#testkit/run-command-line.ts';
import { ScriptedApi } from '#testkit/scripted-api.ts';
import { exitCodeFor } from './exit-code.ts';
import { ServerError } from './http-client/server-error.ts';
import { Interrupted } from './interruption.ts';

function fromServer(status: number, code = 'weather_bad'): ServerError {
  return new ServerError({ ...toProblem(new BeatboardError('unexpected', 'x')), code, status }, null);
}
const own = (code: ErrorCode): BeatboardError => new BeatboardError(code, 'x');

describe('exitCodeFor', () => {
  it.each<[string, unknown, number, number]>([
    ['a fault inside', new Error('boom'), 1, 1],
    ['an option', own('option_invalid'), 2, 2],
    ['a missing flag', own('confirmation_needed'), 2, 2],
    ['no', own('declined'), 3, 3],
    ['waiting too long', own('waited_too_long'), 3, 3],
    ['401', fromServer(401), 4, 4],
    ['403', fromServer(403), 4, 4],
    ['--max-cost', own('budget_refused'), 6, 6],
    ['a budget of the server', fromServer(422, 'budget_refused'), 6, 6],
    ['402', fromServer(402), 6, 6],
    ['412', fromServer(412, 'edit_conflict'), 7, 7],
    ['409', fromServer(409), 7, 7],
    ['a locked slot', fromServer(409, 'slot_locked'), 7, 7],
    ['no server', own('server_unreachable'), 75, 1],
    ['503', fromServer(503), 75, 1],
    ['429', fromServer(429, 'too_many_videos'), 75, 1],
    ['an unknown video', fromServer(404, 'not_found'), 2, 2],
    ['a refused body', fromServer(422), 2, 2],
    ['500', fromServer(500), 1, 1],
    ['a full disk', fromServer(507, 'disk_full'), 1, 1],
    ['a full disk of our own', own('disk_full'), 1, 1],
    ['no database', own('database_unavailable'), 1, 1],
    ['Ctrl-C', new Interrupted(130), 130, 130],
  ])('%s', (_name, error, others, make) => {
    expect([exitCodeFor(error, 'videos'), exitCodeFor(error, 'make')]).toEqual([others, make]);
  });
});

describe('an error', () => {
  it('is one problem document on stderr with --json, the server’s own words among it', async () => {
    const api = await new ScriptedApi().start();
    const problem = { ...toProblem(own('not_found')), status: 401, code: 'not_signed_in' };
    api.faults.push({
      status: 401,
      text: JSON.stringify({ ...problem, detail: 'The key has ended.', next: 'Make another.' }),
    });
    const { exitCode, stdout, stderr } = await runCommandLine(['videos', '--json', '--server', api.url]);
    await api.stop();
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'not_signed_in',
      detail: 'The key has ended.',
      next: 'Make another.',
    });
  });

  it.each([
    [['keys'], 'A part of the command is missing.\nRun "beatboard --help" for the commands.\n'],
    [['--bogus'], 'There is no option "--bogus".\nRun "beatboard --help" for the options and their values.\n'],
    [
      ['diff', 'a'],
      'Missing required argument \'from\'.\nRun "beatboard diff --help" for the options and their values.\n',
    ],
    [
      ['export', 'a'],
      'Required option \'--out <folder>\' not specified.\nRun "beatboard export --help" for the options and their values.\n',
    ],
  ])('of the command line %j is told with what to do', async (argv, stderr) => {
    expect(await runCommandLine(argv)).toEqual({ exitCode: 2, stdout: '', stderr, questions: [] });
  });

  it('without it is two sentences', async () => {
    const { exitCode, stderr } = await runCommandLine(['videos', '--server', 'nonsense']);
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'The server\'s address is "nonsense"; it has to be one such as http://127.0.0.1:4870.',
      'Run "beatboard videos --help" for the options and their values.',
      '',
    ]);
  });
});
