import { describe, expect, it } from 'vitest';
import { stageNames } from '#contract/video-stage.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { money, progressBlock, progressLines } from './progress-text.ts';
import type { ProgressState } from './progress-text.ts';

const counts: Record<string, readonly [VideoStatus['stages'][number]['state'], number, number | null]> = {
  plan: ['done', 1, 1],
  storyboard: ['done', 11, 11],
  clips: ['running', 7, 11],
  music: ['failed', 0, null],
  mix: ['waiting', 0, null],
  check: ['waiting', 0, null],
};

const status: VideoStatus = {
  video_id: 'video-1',
  title: 'Aero: run lighter',
  status: 'generating_chunks',
  progress: 54.9,
  current_phase: 3,
  stages: stageNames.map((stage) => {
    const [state, done, total] = counts[stage] ?? ['waiting', 0, null];
    return { stage, state, done, total };
  }),
  current_checkpoint: null,
  checkpoint_tree: [],
  active_branches: [],
  animatic_urls: [],
  stitched_video_url: null,
  final_video_url: null,
  current_chunk_index: 7,
  total_chunks: 11,
  cost_usd: 0,
  cost_breakdown: {},
  waiting_for: null,
  eta_seconds: 40,
  warnings: [],
  quality_report: null,
  error: null,
  event_sequence: 1,
};

const state: ProgressState = {
  activity: 'Making your video',
  status,
  estimate: { etaSeconds: 40, receivedAtSeconds: 20 },
  nowSeconds: 31,
};

describe('progressBlock', () => {
  it('shows the title, six stages and the figures', () => {
    expect(progressBlock(state, 80, false)).toEqual([
      'Aero: run lighter',
      '  ✔ Plan',
      '  ✔ Storyboard  11/11',
      '  ⠋ Clips       7/11',
      '  ✖ Music',
      '  · Cut & mix',
      '  · Check',
      `  ${'━'.repeat(24)} 54%  0:31 elapsed  about 0:30 left  $0.00`,
    ]);
  });

  it.each([20, 40, 60, 80, 200])('never wraps in %i columns', (columns) => {
    const long = { ...status, title: `長い題名 ${'very long title '.repeat(20)}` };
    for (const line of progressBlock({ ...state, status: long }, columns, false)) {
      expect([...line].reduce((sum, letter) => sum + (letter >= '\u3000' ? 2 : 1), 0)).toBeLessThanOrEqual(columns);
    }
  });

  it('lets no title steer the terminal', () => {
    const [title] = progressBlock({ ...state, status: { ...status, title: 'a\u001b[2Jb\n\u202ec' } }, 80, false);
    expect(title).toBe('a [2Jb c');
  });

  it('says what it waits for before there is a video', () => {
    expect(progressBlock({ ...state, status: null, activity: 'Starting the studio' }, 80, false)).toEqual([
      '⠋ Starting the studio  0:31',
    ]);
  });

  it('colours only when asked to', () => {
    expect(progressBlock(state, 80, false).join('')).not.toContain('\u001b');
    expect(progressBlock(state, 80, true).join('')).toContain('\u001b[32m');
  });
});

describe('progressLines', () => {
  it('says only what has moved', () => {
    const next = {
      ...status,
      stages: status.stages.map((stage) => (stage.stage === 'clips' ? { ...stage, done: 8 } : stage)),
    };
    expect(progressLines(status, { ...state, status: next })).toEqual([
      'Clips: working 8/11  (54%  0:31 elapsed  about 0:30 left  $0.00)',
    ]);
    expect(progressLines(status, state)).toEqual([]);
  });
});

describe('money', () => {
  it('never shows an unknown cost as nothing', () => {
    expect(money(0)).toBe('$0.00');
    expect(money(null)).toBe('cost unknown');
  });
});
