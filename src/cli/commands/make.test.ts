import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Artifact } from '#contract/artifact.ts';
import type { GenerateRequest } from '#contract/generate-request.ts';
import { generateRequestSchema } from '#contract/generate-request.ts';
import { makeResultSchema } from '#contract/make-result.ts';
import { problemSchema, toProblem } from '#contract/problem.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import type { VideoEvent } from '#contract/video-event.ts';
import { stageNames } from '#contract/video-stage.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { videoStatusSchema } from '#contract/video-status.ts';
import { BeatboardError } from '#domain/errors.ts';
import { runProgram } from '../program.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';

function statusOf(change: Partial<VideoStatus>): VideoStatus {
  return videoStatusSchema.parse({
    video_id: 'video-1',
    title: 'Aero: run lighter',
    status: 'queued',
    progress: 0,
    current_phase: null,
    stages: stageNames.map((stage) => ({ stage, state: 'waiting', done: 0, total: null })),
    current_checkpoint: null,
    checkpoint_tree: [],
    active_branches: [],
    animatic_urls: [],
    stitched_video_url: null,
    final_video_url: null,
    current_chunk_index: null,
    total_chunks: null,
    cost_usd: 0,
    cost_breakdown: {},
    eta_seconds: null,
    warnings: ['The prompt names two lengths; 30 seconds were taken.'],
    quality_report: null,
    error: null,
    event_sequence: 7,
    ...change,
  });
}

const working = statusOf({
  status: 'generating_chunks',
  progress: 54.9,
  eta_seconds: 27,
  stages: stageNames.map((stage, index) => ({
    stage,
    state: index < 2 ? 'done' : index === 2 ? 'running' : 'waiting',
    done: index === 2 ? 7 : 0,
    total: index === 2 ? 11 : null,
  })),
});
const complete = statusOf({
  status: 'complete',
  progress: 100,
  quality_report: { passed: true, findings: [{ check: 'length', severity: 'ok', message: '900 of 900 frames' }] },
});

function artifactOf(slot: string, bytes: string): Artifact {
  return {
    artifact_id: `artifact/${slot}`,
    slot,
    artifact_type: slot === 'final' ? 'video' : 'image',
    version: 1,
    s3_url: 'file:///x',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size_bytes: bytes.length,
    provider: 'offline',
    model: 'composer',
    seed: 1,
    inputs: {},
    cost_usd: 0,
    stale: null,
    locked: false,
    created_at: '2026-11-21T12:00:00Z',
    media: { width: 1280, height: 720, fps: 30, frames: 900, duration_seconds: 30 },
  };
}

/** A studio that does nothing but answer; what it was asked is kept. */
class ScriptedStudio implements StudioClient {
  readonly uploads: string[] = [];
  readonly requests: GenerateRequest[] = [];
  readonly askedAfter: number[] = [];
  first = statusOf({});
  script: VideoEvent[] = [
    { type: 'status_update', sequence: 8, data: working },
    { type: 'artifact_created', sequence: 9, data: { artifact_id: 'a', slot: 'x', artifact_type: 'y', version: 1 } },
    { type: 'status_update', sequence: 10, data: complete },
  ];
  bytes: Record<string, string> = { final: 'the film', 'final/poster': 'the poster', 'final/sheet': 'the sheet' };
  sent: Record<string, string> = {};
  closed = 0;

  async upload(filePath: string, purpose: string) {
    this.uploads.push(`${purpose} ${path.basename(filePath)}`);
    return { asset_id: `asset-${this.uploads.length}` };
  }
  async generate(request: GenerateRequest) {
    this.requests.push(generateRequestSchema.parse(request));
    return { video_id: 'video-1', status: this.first.status, message: '', resumed: false };
  }
  async status() {
    return this.first;
  }
  async *events(_videoId: string, afterSequence: number, _signal: AbortSignal) {
    this.askedAfter.push(afterSequence);
    yield* this.script;
  }
  async artifacts() {
    return Object.entries(this.bytes).map(([slot, bytes]) => artifactOf(slot, bytes));
  }
  async download(artifactId: string, filePath: string) {
    const slot = artifactId.replace('artifact/', '');
    await writeFile(filePath, this.sent[slot] ?? this.bytes[slot] ?? '');
  }
  async cancel() {
    throw new Error('Nothing here cancels.');
  }
  async close() {
    this.closed += 1;
  }
}

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly opened: number;
}

async function run(studio: StudioClient, ...argv: string[]): Promise<Run> {
  const written = { stdout: '', stderr: '', opened: 0 };
  const dependencies: ProgramDependencies = {
    version: '1.2.3',
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    terminal: { live: false, colour: false },
    nowSeconds: () => performance.now() / 1000,
    openStudio: async () => {
      written.opened += 1;
      return studio;
    },
    runDoctor: async () => ({ ok: true, checks: [] }),
  };
  const exitCode = await runProgram(['make', ...argv], dependencies);
  return { exitCode, ...written };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'beatboard-make-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('make', () => {
  it('makes, follows and saves an ad, and prints one document', async () => {
    const out = path.join(temporaryFolder(), 'films', 'today');
    const studio = new ScriptedStudio();
    const { exitCode, stdout, stderr } = await run(studio, 'an ad', '--out', out, '--json');
    expect(exitCode).toBe(0);
    const result = makeResultSchema.parse(JSON.parse(stdout));
    expect(result).toMatchObject({ video_id: 'video-1', width: 1280, frames: 900, duration_seconds: 30, cost_usd: 0 });
    expect(result.final).toBe(path.join(out, 'aero-run-lighter.mp4'));
    expect(readdirSync(out).sort()).toEqual([
      'aero-run-lighter-contact-sheet.jpg',
      'aero-run-lighter-poster.jpg',
      'aero-run-lighter.mp4',
    ]);
    expect(readFileSync(result.final, 'utf8')).toBe('the film');
    expect(stderr).toContain('Clips: working 7/11  (54%  0:00 elapsed  about 0:30 left  $0.00)');
    expect(studio.askedAfter).toEqual([7]);
    expect(studio.closed).toBe(1);
  });

  it('prints a short summary for people', async () => {
    const out = temporaryFolder();
    const { stdout } = await run(new ScriptedStudio(), 'an ad', '--out', out, '--title', 'Solis');
    expect(stdout.split('\n')).toEqual([
      `Video    ${out}/solis.mp4`,
      `Poster   ${out}/solis-poster.jpg`,
      `Sheet    ${out}/solis-contact-sheet.jpg`,
      'Length   30.00 s, 900 frames at 30 fps, 1280×720, 0.0 MB',
      'Made in  0:00, $0.00',
      'Quality  passed',
      '  ok     length: 900 of 900 frames',
      'Note     The prompt names two lengths; 30 seconds were taken.',
      '',
    ]);
  });

  it('uploads files and asks for the video with their assets', async () => {
    const folder = temporaryFolder();
    const paths = ['a.png', 'b.png', 'logo.png', 'song.mp3'].map((name) => path.join(folder, name));
    for (const filePath of paths) writeFileSync(filePath, 'x');
    const [a = '', b = '', logo = '', song = ''] = paths;
    const studio = new ScriptedStudio();
    await run(studio, '--image', a, b, 'an', 'ad', '--logo', logo, '--audio', song, '--out', folder, '--seed', '7');
    expect(studio.uploads).toEqual(['image a.png', 'image b.png', 'logo logo.png', 'audio song.mp3']);
    expect(studio.requests).toEqual([
      {
        prompt: 'an ad',
        seed: 7,
        auto_continue: true,
        reference_assets: ['asset-1', 'asset-2'],
        logo_asset_id: 'asset-3',
        audio_asset_id: 'asset-4',
      },
    ]);
  });

  it('does not make again what is complete', async () => {
    const studio = new ScriptedStudio();
    studio.first = complete;
    const { exitCode } = await run(studio, 'an ad', '--out', temporaryFolder());
    expect(exitCode).toBe(0);
    expect(studio.askedAfter).toEqual([]);
  });

  it('replaces its own files and never those of another video', async () => {
    const out = temporaryFolder();
    const studio = new ScriptedStudio();
    await run(studio, 'an ad', '--out', out);
    await run(studio, 'an ad', '--out', out);
    expect(readdirSync(out)).toHaveLength(3);
    const other = new ScriptedStudio();
    other.bytes = { ...other.bytes, final: 'another film' };
    const { stdout } = await run(other, 'another ad', '--out', out);
    expect(stdout).toContain('aero-run-lighter-2.mp4');
    expect(readFileSync(path.join(out, 'aero-run-lighter.mp4'), 'utf8')).toBe('the film');
    expect(readdirSync(out)).toHaveLength(6);
  });

  it('tells why a video failed, on both streams', async () => {
    const studio = new ScriptedStudio();
    const problem = toProblem(new BeatboardError('disk_full', 'The disk is full.'));
    studio.script = [{ type: 'failed', sequence: 8, data: problem }];
    const { exitCode, stdout, stderr } = await run(studio, 'an ad', '--out', temporaryFolder(), '--json');
    expect(exitCode).toBe(1);
    expect(problemSchema.parse(JSON.parse(stdout))).toEqual(problem);
    expect(stderr).toContain(`The disk is full.\n${problem.next}\n`);
    expect(studio.closed).toBe(1);
  });

  it('asks again when the stream ends early', async () => {
    const studio = new ScriptedStudio();
    studio.script = studio.script.slice(0, 1);
    const { exitCode, stderr } = await run(studio, 'an ad', '--out', temporaryFolder());
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The video ended as "queued" and not as complete.');
  });

  it('keeps nothing of a download that is not whole', async () => {
    const out = temporaryFolder();
    const studio = new ScriptedStudio();
    studio.sent = { 'final/sheet': 'the she' };
    const { exitCode, stderr } = await run(studio, 'an ad', '--out', out);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The file of "final/sheet" is not what was made.');
    expect(readdirSync(out)).toEqual([]);
  });

  it('finds out that it cannot save before anything starts', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'out'), 'a file');
    const { exitCode, stderr, opened } = await run(new ScriptedStudio(), 'an ad', '--out', path.join(folder, 'out'));
    expect({ exitCode, opened }).toEqual({ exitCode: 1, opened: 0 });
    expect(stderr).toMatch(/^The folder .*out cannot be written to: it is a file\.\nName a folder/);
  });

  it.each([
    ['a missing file', 'no.png', 'The image ".*no.png" does not exist.'],
    ['a folder', 'folder', 'The image ".*folder" is not a file.'],
    ['an empty file', 'empty.png', 'The image ".*empty.png" is an empty file.'],
  ])('refuses %s before anything starts', async (_what, name, message) => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'folder'));
    writeFileSync(path.join(folder, 'empty.png'), '');
    const out = path.join(folder, 'out');
    const { exitCode, stderr, opened } = await run(
      new ScriptedStudio(),
      ...['an ad', '--out', out, '--image', path.join(folder, name)],
    );
    expect({ exitCode, opened }).toEqual({ exitCode: 2, opened: 0 });
    expect(stderr).toMatch(new RegExp(`^${message}`));
    expect(readdirSync(folder)).not.toContain('out');
  });

  it('stops at once when asked to, even while a studio hangs', async () => {
    class HangingStudio extends ScriptedStudio {
      override async *events(): AsyncGenerator<VideoEvent> {
        yield { type: 'status_update', sequence: 8, data: working };
        setImmediate(() => process.emit('SIGINT'));
        await new Promise(() => undefined);
      }
    }
    const studio = new HangingStudio();
    const { exitCode, stdout, stderr } = await run(studio, 'an ad', '--out', temporaryFolder(), '--json');
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(/Stopped\. Run the same command to go on\.\n$/);
    expect(problemSchema.parse(JSON.parse(stdout)).code).toBe('canceled');
    expect(studio.closed).toBe(1);
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });
});
