import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Reply, type ScriptedApi } from '#testkit/scripted-api.ts';
import { runCommandLine } from '#testkit/run-command-line.ts';
import { libraryCheckpoints, startScriptedLibrary } from '#testkit/scripted-library.ts';
import { exampleDetail } from '#testkit/wire-examples.ts';

let api: ScriptedApi;
let folder: string;

beforeEach(async () => {
  api = await startScriptedLibrary();
  folder = mkdtempSync(path.join(tmpdir(), 'beatboard-edit-'));
  return async () => {
    await api.stop();
    rmSync(folder, { recursive: true });
  };
});

const run = (...argv: string[]) => runCommandLine(argv, { findServer: async () => ({ url: api.url }) });
const edits = () => api.requests.filter(({ headers }) => headers['if-match'] !== undefined);

describe('edit', () => {
  it('makes one edit after the other, each against the state before it', async () => {
    const picture = path.join(folder, 'shoe.png');
    const patch = path.join(folder, 'patch.json');
    writeFileSync(picture, 'a picture');
    writeFileSync(patch, '{ "product": { "offer": "20% off" } }');
    const { exitCode, stdout, stderr } = await run(
      ...['edit', 'video-1', '--lock', 'music', '--unlock', 'beat_2', '--set', 'beats.2.text.headline=Run = lighter'],
      ...['--set', 'title=2024', '--set', 'audio.tempo_bpm=120', '--file', patch, '--image', `0=${picture}`],
      ...['--select', 'beat/2=take-t', '--json'],
    );
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: 'To go on with the edits: beatboard continue video-1\n',
    });
    expect(edits().map(({ operationId, headers }) => [operationId, headers['if-match']])).toEqual([
      ['lockSlot', '"r0"'],
      ['editSpec', '"r1"'],
      ['uploadImage', '"r2"'],
      ['selectArtifact', '"r3"'],
      ['lockSlot', '"r4"'],
    ]);
    expect(edits().map(({ body }) => body)).toEqual([
      { slot: 'beat/2/image', locked: false },
      {
        title: '2024',
        product: { offer: '20% off' },
        audio: { tempo_bpm: 120 },
        beats: [{}, {}, { text: { headline: 'Run = lighter' } }],
      },
      { beat_index: '0' },
      { slot: 'beat/2/image', artifact_id: 'take-two' },
      { slot: 'music', locked: true },
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ checkpoint_id: 'chk-b3', edits: { length: 5 } });
  });

  it('goes to the checkpoint that is meant', async () => {
    await run('edit', 'video-1', '--discard', '--checkpoint', 'chk-a');
    await run('edit', 'video-1', '--discard', '--branch', 'main');
    expect(api.of('discardEdits').map(({ params }) => params.checkpoint_id)).toEqual(['chk-a1', 'chk-b2']);
  });

  it('overwrites nobody: who comes too late gets both values and exit code 7', async () => {
    api.on('getCheckpoint', () => new Reply(exampleDetail(), { headers: { ETag: '"r7"' } }));
    const { exitCode, stderr } = await run('edit', 'video-1', '--lock', 'music');
    expect(exitCode).toBe(7);
    expect(stderr).toContain('Somebody else has changed this checkpoint.\n');
    expect(stderr).toContain('  current: "\\"r0\\""\n  yours: "\\"r7\\""\n');
    expect(edits()).toHaveLength(1);
  });

  it.each<[string, string[], string]>([
    ['nothing', [], 'There is nothing to edit'],
    ['--discard with another edit', ['--discard', '--lock', 'music'], '--discard goes with no other edit.'],
    ['a path without a value', ['--set', 'title'], '--set takes two parts joined by "="'],
    ['a path that is none', ['--set', 'a b=c'], '--set takes a path such as beats.2.text.headline'],
    ['a path out of the object', ['--set', '__proto__.title=c'], '--set takes a path such as'],
    ['a field that is none', ['--set', 'colour=red'], 'The change of "colour" cannot be made'],
    ['a beat that is none', ['--set', 'beats.3.visual=a'], "the plan's beats are 0 to 2"],
    ['a number in words', ['--set', 'duration_seconds=long'], 'The change of "duration_seconds" cannot be made'],
    ['a picture that is not there', ['--image', '0=no.png'], 'The image "no.png" does not exist.'],
    ['a beat in words', ['--image', 'first=no.png'], '"first" is not a beat'],
    ['a file that is not there', ['--file', 'no.json'], 'The file "no.json" of --file cannot be read'],
    ['a take that is none', ['--select', 'music=take-t'], 'There is no take of music "take-t".'],
    ['two checkpoints', ['--lock', 'music', '--checkpoint', 'chk-a', '--branch', 'main'], 'give one of them'],
    [
      'an ambiguous checkpoint',
      ['--lock', 'music', '--checkpoint', 'chk-b'],
      '"chk-b" is the beginning of 2 ids: chk-b2, chk-b3',
    ],
    ['a branch that is none', ['--lock', 'music', '--branch', 'other'], 'There is no branch "other".'],
  ])('refuses %s and changes nothing', async (_name, options, words) => {
    const { exitCode, stderr } = await run('edit', 'video-1', ...options);
    expect(stderr).toContain(words);
    expect(exitCode).toBe(2);
    expect(edits()).toEqual([]);
  });
});

describe('regenerate', () => {
  const take = { artifact_id: 'new', slot: 'beat/2/image', s3_url: 'x', version: 4 };

  it('makes another take with what it is told', async () => {
    api.on('regenerateBeat', () => take);
    const { exitCode, stdout } = await run(
      'regenerate',
      'video-1',
      'beat',
      '2',
      '--prompt',
      '-20% light',
      '--model',
      'm',
      '--seed',
      '5',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'beat/2/image  take 4  new\n' });
    expect(api.of('regenerateBeat')[0]?.body).toEqual({
      beat_index: 2,
      prompt_override: '-20% light',
      model_override: 'm',
      seed: 5,
    });
  });

  it('orders once, however often the connection breaks', async () => {
    let made = 0;
    const byKey = new Map<string | undefined, object>();
    api.on('regenerateChunk', ({ headers }) => {
      const key = headers['idempotency-key'];
      if (!byKey.has(key)) byKey.set(key, { ...take, slot: 'chunk/4', version: (made += 1) });
      return byKey.get(key);
    });
    api.on('listCheckpoints', () => {
      // They hit what comes next: the order itself.
      api.faults.push('cut-after', 'cut');
      return { checkpoints: libraryCheckpoints, tree: [] };
    });
    expect(await run('regenerate', 'video-1', 'chunk', '4')).toMatchObject({
      exitCode: 0,
      stdout: 'chunk/4  take 1  new\n',
    });
    expect(api.of('regenerateChunk')).toHaveLength(3);
    expect(made).toBe(1);
  });

  it('does not wait with --no-wait', async () => {
    api.on(
      'regenerateBeat',
      ({ headers }) =>
        new Reply(
          { slot: 'beat/0/image', message: 'Begun.' },
          { status: headers.prefer === 'respond-async' ? 202 : 200 },
        ),
    );
    expect(await run('regenerate', 'video-1', 'beat', '0', '--no-wait')).toMatchObject({
      exitCode: 0,
      stdout: 'beat/0/image  Begun.\n',
    });
  });

  it.each([
    [['scene', '1'], '"scene" is neither'],
    [['beat', 'two'], '"two" is not the number of a beat'],
  ])('refuses %j', async (words, message) => {
    expect(await run('regenerate', 'video-1', ...words)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(message),
    });
  });
});

describe('pick and merge', () => {
  it('takes slots over from a branch to the newest checkpoint elsewhere', async () => {
    expect(await run('pick', 'video-1', 'plan', 'music', '--from', 'main')).toMatchObject({
      exitCode: 0,
      stdout: 'took  music\n',
    });
    expect(api.of('cherryPick')[0]).toMatchObject({
      params: { checkpoint_id: 'chk-b3' },
      body: { from_checkpoint_id: 'chk-b2', slots: ['spec', 'music'] },
    });
  });

  it('brings in what another branch changed', async () => {
    const { exitCode, stdout } = await run('merge', 'video-1', '--from', 'main-1', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      video_id: 'video-1',
      checkpoint_id: 'chk-b2',
      from_checkpoint_id: 'chk-b3',
      changed_slots: ['music'],
      conflicts: [],
    });
  });

  it('ends with 7 when both sides changed something, and says how to take theirs', async () => {
    api.on('mergeCheckpoint', () => ({
      changed_slots: ['music'],
      conflicts: [{ slot: 'beat/0/image', ours: 'a', theirs: 'b' }],
    }));
    const { exitCode, stdout, stderr } = await run('merge', 'video-1', '--from', 'main-1');
    expect(exitCode).toBe(7);
    expect(stdout).toBe('took      music\nconflict  beat/0/image  ours a  theirs b\n');
    expect(stderr).toContain('beatboard pick video-1 --from main-1 beat/0/image');
  });
});
