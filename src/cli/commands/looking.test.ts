import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { modelSchema } from '#contract/model.ts';
import { runCommandLine } from '#testkit/run-command-line.ts';
import type { ScriptedApi } from '#testkit/scripted-api.ts';
import { libraryArtifacts, libraryCheckpoints, startScriptedLibrary } from '#testkit/scripted-library.ts';
import { exampleCard, exampleVideo } from '#testkit/wire-examples.ts';

let api: ScriptedApi;
let folder: string;

beforeEach(async () => {
  api = await startScriptedLibrary();
  folder = mkdtempSync(path.join(tmpdir(), 'beatboard-export-'));
  return async () => {
    await api.stop();
    rmSync(folder, { recursive: true });
  };
});

type Model = z.input<typeof modelSchema>;
type Given = Parameters<typeof runCommandLine>[1];
const run = (argv: readonly string[], given: Given = {}) =>
  runCommandLine(argv, { findServer: async () => ({ url: api.url }), ...given });

describe('videos', () => {
  it('lists page after page, as aligned lines or one document', async () => {
    const { stdout } = await run(['videos']);
    expect(stdout).toBe(
      'solis-9  complete  30 s  16:9  $0.10  2026-11-21  Solis\n' +
        'video-1  complete  30 s  16:9  $0.20  2026-11-21  Aero: run lighter\n',
    );
    const { data } = JSON.parse((await run(['videos', '--json', '--limit', '1'])).stdout) as { data: object[] };
    expect(data).toHaveLength(1);
  });

  it.each([
    [['--status', 'done'], '--status takes one of queued'],
    [['--limit', '0'], '--limit takes a whole number'],
    [['--limt', '1'], 'did you mean --limit?'],
    [['more'], 'too many arguments'],
  ])('refuses %j and names its own help', async (words, message) => {
    const { exitCode, stderr } = await run(['videos', ...words]);
    expect(exitCode).toBe(2);
    expect(stderr.toLowerCase()).toContain(message.toLowerCase());
    expect(stderr).toContain('Run "beatboard videos --help" for the options and their values.\n');
  });
});

describe('a shortened id', () => {
  it('is enough when nothing else begins so', async () => {
    const { exitCode, stdout } = await run(['costs', 'vid', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ video_id: 'video-1' });
    expect(api.of('getVideo').map(({ params }) => params.video_id)).toEqual(['vid', 'video-1']);
  });

  it.each([
    ['video-', '"video-" is the beginning of 2 ids: video-1, video-2'],
    ['other', 'There is no video "other".'],
  ])('is refused when it is %s', async (given, message) => {
    const data = ['video-1', 'video-2'].map((id) => exampleCard({ video_id: id }));
    api.on('listVideos', () => ({ data, next_cursor: null, has_more: false }));
    expect(await run(['costs', given])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
  });
});

describe('branches', () => {
  it('draws the tree', async () => {
    api.on('listBranches', () => ({ branches: [] }));
    const { stdout } = await run(['branches', 'video-1']);
    expect(stdout.split('\n')).toEqual([
      'chk-a1     main    planning v1      approved  $0.00',
      '├─ chk-b2  main    storyboard v1    pending   $0.12',
      '└─ chk-b3  main-1  storyboard v2 *  pending   cost unknown',
      '',
    ]);
  });

  it('renames before it draws', async () => {
    const branch = { name: 'blue', parent_name: 'main', latest_checkpoint_id: 'chk-b3', phase_number: 2 };
    const whole = { ...branch, status: 'pending', can_continue: true, created_at: '2026-11-21T10:00:00Z' };
    api.on('renameBranch', () => whole).on('listBranches', () => ({ branches: [whole] }));
    const { exitCode, stderr } = await run(['branches', 'video-1', '--rename', 'main-1=blue']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '"main-1" is now "blue".\n' });
    expect(api.of('renameBranch')[0]).toMatchObject({ params: { name: 'main-1' }, body: { name: 'blue' } });
    expect((await run(['branches', 'video-1', '--rename', 'main-1=a/b'])).exitCode).toBe(2);
  });
});

describe('diff', () => {
  it('shows what differs, fields of the plan below it', async () => {
    const side = (version: number) => ({ artifact_id: `a${version}`, version, sha256: `${version}`.repeat(64) });
    api.on('getDiff', ({ query }) => ({
      from: query.from,
      to: query.to,
      entries: [
        { slot: 'spec', change: 'changed', from: side(1), to: side(2), fields: ['beats.2.text.headline'] },
        { slot: 'chunk/0', change: 'added', from: null, to: side(1), fields: [] },
        { slot: 'music', change: 'equal', from: side(1), to: side(1), fields: [] },
      ],
    }));
    const { stdout } = await run(['diff', 'video-1', 'main', 'chk-a']);
    expect(stdout.split('\n')).toEqual([
      'changed  spec     take 1 (11111111) → take 2 (22222222)',
      '         beats.2.text.headline',
      'added    chunk/0  take 1 (11111111)',
      '',
    ]);
    expect(api.of('getDiff')[0]?.query).toEqual({ from: 'chk-b2', to: 'chk-a1' });
    const document = JSON.parse((await run(['diff', 'video-1', 'main', 'main-1', '--all', '--json'])).stdout) as object;
    expect(document).toMatchObject({ entries: { length: 3 } });
  });
});

describe('costs', () => {
  it('adds up all videos exactly, and one by its phases', async () => {
    expect(JSON.parse((await run(['costs', '--json'])).stdout)).toMatchObject({ total_usd: 0.3, known_usd: 0.3 });
    api.on('getVideo', () =>
      exampleVideo({ cost_usd: null, cost_breakdown: { planning: 0.1, chunks: null }, max_cost_usd: 5 }),
    );
    expect((await run(['costs', 'video-1'])).stdout).toBe(
      'planning  $0.10\nchunks    cost unknown\ntotal     cost unknown\nlimit     $5.00\n',
    );
  });
});

describe('models', () => {
  const model: Model = {
    ...{ id: 'composer', short_names: [], title: 'Composer', provider: 'offline', modality: 'image' },
    ...{ is_default: true, default_for: ['draft', 'standard', 'final'], prices: [], sizes: [] },
    price: { unit: 'result', usd: 0, highest_usd: 0 },
    ...{ clip_seconds: null, aspect_ratios: null, fps: null, first_frame: null, last_frame: null, sound: null },
    ...{ takes_seed: true, most_references: 0, fallbacks: [], retires_on: null, can_use: true, reason: null },
  };
  const size = (label: string) => ({ label, height: 720, only_seconds: null });
  const clip: Model = {
    ...model,
    ...{ id: 'hailuo-2.3', short_names: ['hailuo', 'hailuo_fast'], title: 'Hailuo', modality: 'video' },
    ...{ is_default: true, default_for: ['standard'], sizes: [size('768p'), size('1080p')], clip_seconds: [6, 10] },
    price: { unit: 'clip', usd: 0.19, highest_usd: 0.33 },
  };
  const lacking = { can_use: false, reason: 'REPLICATE_API_TOKEN is not set' };

  it('says what can be used, for how much, how long and how large, and why not', async () => {
    api.on('listModels', () => ({
      models: [
        model,
        { ...clip, ...lacking },
        { ...model, id: 'fading', title: 'Fading', default_for: [], retires_on: '2026-12-01' },
      ],
    }));
    expect((await run(['models'])).stdout.split('\n')).toEqual([
      'image  composer (default)                                      Composer  free                                     ready',
      'video  hailuo-2.3 (default for standard)  hailuo, hailuo_fast  Hailuo    $0.19–0.33 a clip  6, 10 s  768p, 1080p  REPLICATE_API_TOKEN is not set',
      'image  fading                                                  Fading    free                                     ready until 2026-12-01',
      '',
    ]);
  });

  it.each([
    [{ price: { unit: 'second', usd: null, highest_usd: null } }, '  price unknown  '],
    [{ price: { unit: 'result', usd: 0.003, highest_usd: 0.003 } }, '  $0.003 a result  '],
    [{ price: { unit: 'million_tokens', usd: 0.1, highest_usd: 0.5 } }, '  $0.1–0.5 a million tokens  '],
    [{ clip_seconds: { shortest: 1, longest: 190 } }, '  1–190 s  '],
    [{ clip_seconds: [2, 3, 4, 5, 6] }, '  2–6 s  '],
    [{ clip_seconds: [4, 6, 8] }, '  4, 6, 8 s  '],
    [{ clip_seconds: [5.0625] }, '  5.0625 s  '],
  ] as const)('writes %j as %j', async (change, text) => {
    api.on('listModels', () => ({ models: [{ ...clip, ...change } as Model] }));
    expect((await run(['models'])).stdout).toContain(text);
  });
});

describe('keys', () => {
  const key = { key_id: 'key-1', name: 'build server', scopes: ['read'], created_at: '2026-11-21T10:00:00Z' };
  const whole = { ...key, expires_at: null, revoked_at: null, last_used_at: null };

  it('prints a new key once, alone on stdout', async () => {
    api.on('createApiKey', () => ({ ...whole, key: 'secret-key' }));
    const { stdout, stderr } = await run([
      'keys',
      'create',
      'build server',
      '--scopes',
      'read, write',
      '--expires',
      '2027-01-31',
    ]);
    expect(stdout).toBe('secret-key\n');
    expect(stderr).not.toContain('secret-key');
    expect(api.of('createApiKey')[0]?.body).toEqual({
      name: 'build server',
      scopes: ['read', 'write'],
      expires_at: '2027-01-31T00:00:00.000Z',
    });
    expect(await run(['keys', 'create', 'x', '--scopes', 'all'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('"beatboard keys create --help"'),
    });
  });

  it('lists keys and revokes one that somebody names', async () => {
    api.on('listApiKeys', () => ({ keys: [whole] })).on('revokeApiKey', () => undefined);
    expect((await run(['keys', 'list'])).stdout).toBe('key-1  build server  read  never used\n');
    expect((await run(['keys', 'revoke', 'key'])).exitCode).toBe(2);
    expect(await run(['keys', 'revoke', 'key', '--yes'])).toMatchObject({ exitCode: 0, stdout: 'key-1\n' });
    expect(api.of('revokeApiKey')[0]?.params).toEqual({ key_id: 'key-1' });
  });
});

describe('export', () => {
  const files: Record<string, [bytes: string, mediaType: string]> = {
    'beat/0/image': ['first', 'image/png'],
    'beat/2/image': ['third', 'image/jpeg'],
    music: ['song', 'audio/mpeg'],
  };

  beforeEach(() => {
    for (const { slot, artifact_id: id } of libraryArtifacts) {
      const [bytes, mediaType] = files[slot] ?? ['', ''];
      if (bytes !== '') api.content.set(id, { bytes: Buffer.from(bytes), mediaType });
    }
  });

  const out = () => path.join(folder, 'aero');
  interface Manifest {
    readonly complete: boolean;
    readonly files: readonly { readonly path: string; readonly sha256: string; readonly provider: string }[];
  }
  const manifest = () => JSON.parse(readFileSync(path.join(out(), 'manifest.json'), 'utf8')) as Manifest;

  it('saves everything under readable names, with what it came from', async () => {
    const { exitCode, stdout } = await run(['export', 'video-1', '--out', out()]);
    expect(exitCode).toBe(0);
    const paths = ['plan.json', 'pictures/beat-00.png', 'pictures/beat-02.jpg', 'sound/music.mp3'];
    expect(stdout).toBe(paths.map((name) => `${name}\n`).join(''));
    expect(manifest()).toMatchObject({ complete: true, checkpoint: { id: 'chk-b3' } });
    for (const file of manifest().files) {
      const bytes = readFileSync(path.join(out(), file.path));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      expect(file.provider).toBe('offline');
    }
    expect(readdirSync(out()).sort()).toEqual(['manifest.json', 'pictures', 'plan.json', 'sound']);
    expect(JSON.stringify(manifest())).not.toContain('s3_url');
  });

  it('replaces an earlier export of the video, also an unfinished one, and nothing else', async () => {
    const { artifact_id: lost } = libraryArtifacts.at(-1)!;
    const kept = api.content.get(lost)!;
    api.content.delete(lost);
    expect((await run(['export', 'video-1', '--out', out()])).exitCode).not.toBe(0);
    expect(manifest().complete).toBe(false);
    api.content.set(lost, kept);
    expect((await run(['export', 'video-1', '--out', out()])).exitCode).toBe(0);
    writeFileSync(path.join(out(), 'note.txt'), 'mine');
    expect((await run(['export', 'video-1', '--out', out(), '--branch', 'main'])).exitCode).toBe(0);
    expect(existsSync(path.join(out(), 'note.txt'))).toBe(true);
    writeFileSync(path.join(folder, 'photo.jpg'), 'mine');
    const { exitCode, stderr } = await run(['export', 'video-1', '--out', folder]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('holds other files');
    expect(libraryCheckpoints).toHaveLength(3);
  });
});
