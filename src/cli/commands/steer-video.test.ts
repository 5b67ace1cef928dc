import { beforeEach, describe, expect, it } from 'vitest';
import { problemSchema, toProblem } from '#contract/problem.ts';
import type { VideoState } from '#contract/video-state.ts';
import { BeatboardError } from '#domain/errors.ts';
import { runCommandLine } from '#testkit/run-command-line.ts';
import type { ScriptedApi } from '#testkit/scripted-api.ts';
import { startScriptedLibrary } from '#testkit/scripted-library.ts';
import { exampleStatus } from '#testkit/wire-examples.ts';

let api: ScriptedApi;

beforeEach(async () => {
  api = await startScriptedLibrary();
  return () => api.stop();
});

type Given = Parameters<typeof runCommandLine>[1];
const run = (argv: readonly string[], given: Given = {}) =>
  runCommandLine(argv, { findServer: async () => ({ url: api.url }), ...given });
const statusOf = (status: VideoState) =>
  exampleStatus({
    status,
    event_sequence: 9,
    ...(status === 'failed' && { error: toProblem(new BeatboardError('disk_full', 'It is full.')) }),
  });

describe('watch', () => {
  it.each<[VideoState, number, string]>([
    ['complete', 0, 'is finished'],
    ['failed', 5, 'has failed: It is full.'],
    ['canceled', 5, 'beatboard retry video-1'],
    ['paused_at_phase2', 8, 'beatboard continue video-1'],
  ])('ends a video that is %s with %i', async (state, exitCode, words) => {
    api.on('getStatus', () => statusOf(state));
    const end = await run(['watch', 'video-1']);
    expect(end).toMatchObject({ exitCode, stdout: '' });
    expect(end.stderr).toContain(words);
  });

  it('prints every event as a line, and one result at the end', async () => {
    api.on('getStatus', () => exampleStatus({ event_sequence: 7 }));
    api.onStream = ({ headers }, out) => {
      if (headers['last-event-id'] === '7') {
        out.send({ id: 8, type: 'checkpoint_created', data: { checkpoint_id: 'c', phase: 1, branch: 'main' } });
        return out.cut();
      }
      out.send({ id: 9, type: 'status_update', data: statusOf('paused_at_phase1') });
    };
    const { exitCode, stdout } = await run(['watch', 'video-1', '--json']);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ type, sequence }) => [type, sequence])).toEqual([
      ['checkpoint_created', 8],
      ['status_update', 9],
      ['result', undefined],
    ]);
    expect(lines.at(-1)).toMatchObject({ exit_code: 8, video_id: 'video-1', status: { status: 'paused_at_phase1' } });
    expect(exitCode).toBe(8);
  });

  it('gives up after --timeout, with a result and a problem', async () => {
    api.on('getStatus', () => exampleStatus());
    api.onStream = () => undefined;
    const { exitCode, stdout, stderr } = await run(['watch', 'video-1', '--json', '--timeout', '0.1']);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'result', exit_code: 3 });
    expect(problemSchema.parse(JSON.parse(stderr.slice(stderr.indexOf('{')))).code).toBe('waited_too_long');
  });

  it('only stops watching on Ctrl-C', async () => {
    api.on('getStatus', () => exampleStatus());
    api.onStream = () => setImmediate(() => process.emit('SIGINT'));
    const { exitCode, stderr } = await run(['watch', 'video-1']);
    expect(exitCode).toBe(130);
    expect(stderr).toContain('To stop it: beatboard cancel video-1');
    expect(api.of('cancelVideo')).toEqual([]);
  });
});

const usd = { total_usd: 0.5, total_with_stale_usd: 0.75, total_to_finish_usd: 2 };
const billOf = (change: object = {}) => ({
  checkpoint_id: 'chk-b3',
  next_phase: 3,
  lines: [
    { slot: 'chunk/0', phase: 3, action: 'make', cause: 'new', provider: 'x', model: 'clip-1', usd: 0.5 },
    {
      slot: 'beat/0/image',
      phase: 2,
      action: 'keep_stale',
      cause: 'its words changed',
      provider: 'x',
      model: 'm',
      usd: 0.25,
    },
    { slot: 'music', phase: 3, action: 'reuse', cause: null, provider: 'x', model: 'm', usd: 0 },
  ],
  ...usd,
  creates_new_branch: true,
  ...change,
});
const free = { total_usd: 0, total_with_stale_usd: 0, total_to_finish_usd: 0 };

describe('continue', () => {
  beforeEach(() => {
    api
      .on('getBill', () => billOf())
      .on('continueVideo', () => ({
        message: 'Going on.',
        next_phase: 3,
        branch_name: 'main-2',
        created_new_branch: true,
      }))
      .on('getStatus', () => statusOf('paused_at_phase3'));
  });

  it('shows the bill, asks, and follows to the next stop', async () => {
    const { exitCode, stderr, stdout, questions } = await run(['continue', 'video-1'], { answer: 'y' });
    expect(exitCode).toBe(0);
    expect(questions).toEqual(['Go on for $0.50? [y/N] ']);
    expect((await run(['continue', 'video-1'])).stderr).toContain('This takes --yes where nobody can be asked.');
    expect(stderr).toContain('Next: chunks\n  make                chunk/0       clip-1  $0.50  new\n');
    expect(stderr).toContain('The edits become a new branch.');
    expect(stdout).toContain('Go on    beatboard continue video-1');
    expect(api.of('continueVideo')[0]).toMatchObject({
      body: { checkpoint_id: 'chk-b3' },
      headers: { 'if-match': '"r0"', 'idempotency-key': expect.any(String) },
    });
  });

  it.each<[string, string[], object, Given, number, string]>([
    ['no', [], {}, { answer: 'no' }, 3, 'declined'],
    ['nobody to ask', [], {}, {}, 2, 'confirmation_needed'],
    ['an unknown price and nobody to ask', [], { total_usd: null }, {}, 2, 'confirmation_needed'],
    ['more than --max-cost', ['--max-cost', '0.49', '--yes'], {}, {}, 6, 'budget_refused'],
    ['an unknown price with --max-cost', ['--max-cost', '9', '--yes'], { total_usd: null }, {}, 6, 'budget_refused'],
    ['more to the end than --max-cost', ['--auto', '--max-cost', '1', '--yes'], {}, {}, 6, 'budget_refused'],
    ['stale things too', ['--remake-stale', '--max-cost', '0.6', '--yes'], {}, {}, 6, 'budget_refused'],
  ])('does not go on for %s', async (_name, options, bill, given, exitCode, code) => {
    api.on('getBill', () => billOf(bill));
    const end = await run(['continue', 'video-1', '--json', ...options], given);
    expect(end).toMatchObject({ exitCode, stdout: '' });
    expect(end.stderr).toContain(`"code":"${code}"`);
    expect(api.of('continueVideo')).toEqual([]);
  });

  it('asks nobody when it is free, or with --yes', async () => {
    expect((await run(['continue', 'video-1', '--yes', '--auto', '--remake-stale'])).exitCode).toBe(0);
    expect(api.of('continueVideo')[0]?.body).toEqual({
      checkpoint_id: 'chk-b3',
      remake_stale: true,
      auto_continue: true,
    });
    api.on('getBill', () => billOf(free));
    const { exitCode, questions } = await run(['continue', 'video-1', '--branch', 'main', '--no-wait'], {
      answer: 'no',
    });
    expect({ exitCode, questions }).toEqual({ exitCode: 0, questions: [] });
    expect(api.of('continueVideo')[1]?.body).toEqual({ checkpoint_id: 'chk-b2' });
  });

  it('parks the work with its own server on Ctrl-C, and says how to go on', async () => {
    let closed = 0;
    api.on('getStatus', () => exampleStatus());
    api.onStream = () => setImmediate(() => process.emit('SIGINT'));
    const { exitCode, stderr } = await run(['continue', 'video-1', '--yes', '--no-wait', '--json'], {
      findServer: async () => null,
      startServer: async () => ({ url: api.url, close: async () => void (closed += 1) }),
    });
    expect({ exitCode, closed }).toEqual({ exitCode: 130, closed: 1 });
    const lines = stderr.trimEnd().split('\n');
    expect(lines.at(-2)).toBe('Stopped. To go on: beatboard watch video-1');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ code: 'canceled' });
  });

  it('sends the same order again when its answer is lost', async () => {
    api.on('getStatus', () => statusOf('complete'));
    api.on('getBill', () => {
      api.faults.push('cut-after');
      return billOf(free);
    });
    expect((await run(['continue', 'video-1'])).exitCode).toBe(0);
    const keys = api.of('continueVideo').map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });
});

describe('cancel, retry and delete', () => {
  it('cancels', async () => {
    api.on('cancelVideo', () => statusOf('canceled'));
    expect(await run(['cancel', 'video-1'])).toMatchObject({ exitCode: 0, stdout: 'video-1  canceled\n' });
  });

  it('goes on with what failed and follows it', async () => {
    api.on('retryVideo', () => ({ video_id: 'video-1', status: 'queued', message: 'Going on.', resumed: true }));
    api.on('getStatus', () => statusOf('failed'));
    expect((await run(['retry', 'video-1'])).exitCode).toBe(5);
    api.on('getStatus', () => statusOf('complete'));
    expect((await run(['retry', 'video-1'])).stdout).toContain('is finished');
  });

  it('deletes only what somebody wants deleted', async () => {
    api.on('deleteVideo', () => undefined);
    expect((await run(['delete', 'video-1'])).exitCode).toBe(2);
    expect((await run(['delete', 'video-1'], { answer: '' })).exitCode).toBe(3);
    expect(api.of('deleteVideo')).toEqual([]);
    expect(await run(['delete', 'video-1'], { answer: 'yes' })).toMatchObject({ exitCode: 0, stdout: 'video-1\n' });
    expect((await run(['delete', 'video-1', '--yes'])).exitCode).toBe(0);
    expect(api.of('deleteVideo')).toHaveLength(2);
  });
});
