import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { makeResultSchema } from '#contract/make-result.ts';
import { problemSchema, toProblem } from '#contract/problem.ts';
import { stageNames } from '#contract/video-stage.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { BeatboardError } from '#domain/errors.ts';
import { runCommandLine, type CommandLineEnd } from '#testkit/run-command-line.ts';
import { ScriptedApi } from '#testkit/scripted-api.ts';
import { exampleArtifact, exampleCheckpoint, exampleDetail, exampleStatus } from '#testkit/wire-examples.ts';

const current: VideoStatus['current_checkpoint'] = {
  checkpoint_id: 'checkpoint-1',
  branch_name: 'main',
  phase_number: 4,
  version: 1,
  status: 'approved',
  artifacts: {},
};
const warnings = ['The prompt names two lengths; 30 seconds were taken.'];
const working = exampleStatus({
  status: 'generating_chunks',
  progress: 54.9,
  eta_seconds: 27,
  warnings,
  stages: stageNames.map((stage, index) => ({
    stage,
    state: index < 2 ? 'done' : index === 2 ? 'running' : 'waiting',
    done: index === 2 ? 7 : 0,
    total: index === 2 ? 11 : null,
  })),
});
const complete = exampleStatus({
  status: 'complete',
  progress: 100,
  warnings,
  current_checkpoint: current,
  quality_report: { passed: true, findings: [{ check: 'length', severity: 'ok', message: '900 of 900 frames' }] },
});
const paused = exampleStatus({
  status: 'paused_at_phase1',
  current_checkpoint: { ...current, phase_number: 1, status: 'pending' },
});

/** A server that makes one video; its parts can be exchanged. */
class Studio {
  readonly api = new ScriptedApi();
  first = exampleStatus({ warnings });
  last = complete;
  bytes: Record<string, string> = { final: 'the film', 'final/poster': 'the poster', 'final/sheet': 'the sheet' };
  opened = 0;
  closed = 0;

  async start(): Promise<this> {
    await this.api.start();
    let uploads = 0;
    let asked = 0;
    this.api
      .on('upload', () => ({ asset_ids: [`asset-${(uploads += 1)}`] }))
      .on('generate', () => ({ video_id: 'video-1', status: 'queued', message: '', resumed: false }))
      .on('getStatus', () => ((asked += 1) === 1 ? this.first : this.last))
      .on('getCheckpoint', () => {
        const artifacts = Object.entries(this.bytes).map(([slot, bytes]) => exampleArtifact(slot, bytes));
        for (const [slot, bytes] of Object.entries(this.bytes)) {
          const { artifact_id: id } = exampleArtifact(slot, bytes);
          if (!this.api.content.has(id))
            this.api.content.set(id, { bytes: Buffer.from(bytes), mediaType: 'video/mp4' });
        }
        return exampleDetail({ checkpoint: exampleCheckpoint({ phase_number: 4 }), artifacts });
      });
    this.api.onStream = (_request, out) => {
      out.send({ id: 8, type: 'status_update', data: working });
      out.send({
        id: 9,
        type: 'artifact_created',
        data: { artifact_id: 'a', slot: 'x', artifact_type: 'y', version: 1 },
      });
      out.send({ id: 10, type: 'status_update', data: complete });
    };
    return this;
  }

  /** Runs `make` with this server as the one that is started for it. */
  run(...argv: string[]): Promise<CommandLineEnd> {
    return runCommandLine(['make', ...argv], {
      findServer: async () => null,
      startServer: async () => {
        this.opened += 1;
        return { url: this.api.url, close: async () => void (this.closed += 1) };
      },
    });
  }
}

let studio: Studio;

async function freshStudio(): Promise<Studio> {
  const fresh = await new Studio().start();
  onTestFinished(() => fresh.api.stop());
  return fresh;
}

beforeEach(async () => {
  studio = await new Studio().start();
  return () => studio.api.stop();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'beatboard-make-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('make', () => {
  it('makes, follows and saves an ad, and prints one document', async () => {
    const out = path.join(temporaryFolder(), 'films', 'today');
    const { exitCode, stdout, stderr } = await studio.run('an ad', '--out', out, '--json');
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
    expect(studio.api.of('stream').map(({ headers }) => headers['last-event-id'])).toEqual(['7']);
    expect(studio.closed).toBe(1);
  });

  it('prints a short summary for people', async () => {
    const out = temporaryFolder();
    const { stdout } = await studio.run('an ad', '--out', out, '--title', 'Solis');
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
    await studio.run('--image', a, b, 'an', 'ad', '--logo', logo, '--audio', song, '--out', folder, '--seed', '7');
    expect(studio.api.of('upload').map(({ files }) => files[0]?.name)).toEqual(
      ['a.png', 'b.png', 'logo.png', 'song.mp3'].map((name) => `files[]:${name}`),
    );
    expect(studio.api.of('generate').map(({ body }) => body)).toEqual([
      {
        prompt: 'an ad',
        seed: 7,
        auto_continue: true,
        resume: true,
        reference_assets: ['asset-1', 'asset-2'],
        logo_asset_id: 'asset-3',
        audio_asset_id: 'asset-4',
      },
    ]);
  });

  it('does not make again what is complete', async () => {
    studio.first = complete;
    const { exitCode } = await studio.run('an ad', '--out', temporaryFolder());
    expect(exitCode).toBe(0);
    expect(studio.api.of('stream')).toEqual([]);
  });

  it('replaces its own files and never those of another video', async () => {
    const out = temporaryFolder();
    await studio.run('an ad', '--out', out);
    await studio.run('an ad', '--out', out);
    expect(readdirSync(out)).toHaveLength(3);
    const other = await freshStudio();
    other.bytes = { ...other.bytes, final: 'another film' };
    const { stdout } = await other.run('another ad', '--out', out);
    expect(stdout).toContain('aero-run-lighter-2.mp4');
    expect(readFileSync(path.join(out, 'aero-run-lighter.mp4'), 'utf8')).toBe('the film');
    expect(readdirSync(out)).toHaveLength(6);
  });

  it('tells why a video failed, on both streams', async () => {
    const problem = toProblem(new BeatboardError('disk_full', 'The disk is full.'));
    studio.api.onStream = (_request, out) => out.send({ id: 8, type: 'failed', data: problem });
    const { exitCode, stdout, stderr } = await studio.run('an ad', '--out', temporaryFolder(), '--json');
    expect(exitCode).toBe(1);
    expect(problemSchema.parse(JSON.parse(stdout))).toEqual(problem);
    expect(stderr).toContain(`The disk is full.\n${problem.next}\n`);
    expect(studio.closed).toBe(1);
  });

  it('asks again when the stream ends early', async () => {
    studio.api.onStream = (_request, out) => {
      out.send({ id: 8, type: 'status_update', data: working });
      out.end();
    };
    studio.last = exampleStatus({ status: 'canceled' });
    const { exitCode, stderr } = await studio.run('an ad', '--out', temporaryFolder());
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The making of this video was canceled.');
  });

  it('keeps nothing of a download that is not whole', async () => {
    const out = temporaryFolder();
    const { artifact_id: id } = exampleArtifact('final/sheet', 'the sheet');
    studio.api.content.set(id, { bytes: Buffer.from('the she'), mediaType: 'image/jpeg' });
    const { exitCode, stderr } = await studio.run('an ad', '--out', out);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The file of "final/sheet" is not what was made.');
    expect(readdirSync(out)).toEqual([]);
  });

  it('finds out that it cannot save before anything starts', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'out'), 'a file');
    const { exitCode, stderr } = await studio.run('an ad', '--out', path.join(folder, 'out'));
    expect({ exitCode, opened: studio.opened }).toEqual({ exitCode: 1, opened: 0 });
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
    const { exitCode, stderr } = await studio.run('an ad', '--out', out, '--image', path.join(folder, name));
    expect({ exitCode, opened: studio.opened }).toEqual({ exitCode: 2, opened: 0 });
    expect(stderr).toMatch(new RegExp(`^${message}`));
    expect(readdirSync(folder)).not.toContain('out');
  });

  it('stops at once when asked to, even while a studio hangs', async () => {
    studio.api.onStream = (_request, out) => {
      out.send({ id: 8, type: 'status_update', data: working });
      setImmediate(() => process.emit('SIGINT'));
    };
    const { exitCode, stdout, stderr } = await studio.run('an ad', '--out', temporaryFolder(), '--json');
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(/Stopped\. Run the same command to go on\.\n$/);
    expect(problemSchema.parse(JSON.parse(stdout)).code).toBe('canceled');
    expect(studio.closed).toBe(1);
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });

  it('leaves another’s server to go on when asked to stop, and says how to cancel', async () => {
    studio.api.onStream = () => setImmediate(() => process.emit('SIGINT'));
    const { exitCode, stderr } = await runCommandLine(['make', 'an ad', '--out', temporaryFolder()], {
      findServer: async () => ({ url: studio.api.url }),
    });
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(/Stopped watching; the video goes on\. To stop it: beatboard cancel video-1\n$/);
    expect(stderr).not.toContain('Starting the studio');
    expect(studio.closed).toBe(0);
  });

  it('stops at the first checkpoint with --manual and says how to go on', async () => {
    studio.first = paused;
    const out = temporaryFolder();
    const { exitCode, stdout } = await studio.run('an ad', '--manual', '--max-cost', '2', '--out', out);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Go on    beatboard continue video-1\n');
    expect(studio.api.of('generate')[0]?.body).toMatchObject({ auto_continue: false, max_cost_usd: 2 });
    expect(readdirSync(out)).toEqual([]);
    studio.last = paused;
    expect((await studio.run('an ad', '--out', out, '--json')).exitCode).toBe(8);
  });

  it('goes to the server that is named, with the token of the settings', async () => {
    studio.first = complete;
    const { exitCode } = await runCommandLine(
      ['make', 'an ad', '--out', temporaryFolder(), '--server', studio.api.url],
      {
        settings: { serverUrl: 'http://127.0.0.1:1', token: 'secret' },
      },
    );
    expect(exitCode).toBe(0);
    expect(new Set(studio.api.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set(['Bearer secret']),
    );
  });
});
