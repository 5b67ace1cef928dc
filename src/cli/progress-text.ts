import type { StageName, VideoStage } from '#contract/video-stage.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { clock, describeTimeLeft, timeLeftSeconds } from './time-left.ts';
import type { TimeEstimate } from './time-left.ts';
import { createPainter, fitColumns, plainText } from './terminal.ts';
import type { Painter } from './terminal.ts';

/** What is shown while a video is made. Times are seconds since the command began. */
export interface ProgressState {
  /** What is being waited for before there is a status, for example "Starting the studio". */
  readonly activity: string;
  readonly status: VideoStatus | null;
  readonly estimate: TimeEstimate | null;
  readonly nowSeconds: number;
}

export const stageLabels: Record<StageName, string> = {
  plan: 'Plan',
  storyboard: 'Storyboard',
  clips: 'Clips',
  music: 'Music',
  mix: 'Cut & mix',
  check: 'Check',
};

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const framesPerSecond = 10;
const labelColumns = Math.max(...Object.values(stageLabels).map((label) => label.length)) + 2;

/** The block that is redrawn in place: title, six stages, and one line of figures. No line is wider than `columns`. */
export function progressBlock(state: ProgressState, columns: number, colour: boolean): string[] {
  const painter = createPainter(colour);
  const { status, nowSeconds } = state;
  if (!status) {
    const words = fitColumns(`${state.activity}  ${clock(nowSeconds)}`, columns - 2);
    return [`${painter.active(spinnerAt(nowSeconds))} ${words}`];
  }
  const title = plainText(status.title ?? state.activity);
  return [
    painter.strong(fitColumns(title, columns)),
    ...status.stages.map((stage) => stageLine(stage, nowSeconds, columns, painter)),
    figuresLine(state, status, columns, painter),
  ];
}

function stageLine(stage: VideoStage, nowSeconds: number, columns: number, painter: Painter): string {
  const count = stage.total === null || stage.total === 1 ? '' : `${stage.done}/${stage.total}`;
  const text = fitColumns(`${stageLabels[stage.stage].padEnd(labelColumns)}${count}`.trimEnd(), columns - 4);
  switch (stage.state) {
    case 'done':
      return `  ${painter.good('✔')} ${text}`;
    case 'running':
      return `  ${painter.active(spinnerAt(nowSeconds))} ${painter.strong(text)}`;
    case 'failed':
      return `  ${painter.bad('✖')} ${text}`;
    case 'waiting':
      return painter.faint(`  · ${text}`);
  }
}

function figuresLine(state: ProgressState, status: VideoStatus, columns: number, painter: Painter): string {
  const barColumns = Math.min(24, Math.max(0, columns - 56));
  const filled = Math.round((status.progress / 100) * barColumns);
  const bar =
    barColumns < 8 ? '' : `${painter.active('━'.repeat(filled))}${painter.faint('━'.repeat(barColumns - filled))} `;
  const room = columns - 2 - (bar === '' ? 0 : barColumns + 1);
  return `  ${bar}${fitColumns(figures(state, status), room)}`;
}

/** Percent, elapsed, time left and cost, for both kinds of output. */
function figures(state: ProgressState, status: VideoStatus): string {
  const left =
    status.status === 'complete' ? 'done' : describeTimeLeft(timeLeftSeconds(state.estimate, state.nowSeconds));
  return [`${Math.floor(status.progress)}%`, `${clock(state.nowSeconds)} elapsed`, left, money(status.cost_usd)].join(
    '  ',
  );
}

/** Dollars with two decimals; an unknown cost is said to be unknown. */
export function money(usd: number | null): string {
  return usd === null ? 'cost unknown' : `$${usd.toFixed(2)}`;
}

function spinnerAt(nowSeconds: number): string {
  return spinner[Math.floor(nowSeconds * framesPerSecond) % spinner.length]!;
}

/**
 * What to say in plain lines about the step from one status to the next: a line for each stage that began, moved on
 * or ended; empty when nothing a reader cares about has changed.
 */
export function progressLines(previous: VideoStatus | null, state: ProgressState): string[] {
  const { status } = state;
  if (!status) return [];
  const earlier = new Map(previous?.stages.map((stage) => [stage.stage, stage]));
  return status.stages
    .filter((stage) => stage.state !== 'waiting' && hasMoved(earlier.get(stage.stage), stage))
    .map((stage) => `${stageSentence(stage)}  (${figures(state, status)})`);
}

function hasMoved(before: VideoStage | undefined, now: VideoStage): boolean {
  return before?.state !== now.state || before.done !== now.done;
}

function stageSentence(stage: VideoStage): string {
  const label = stageLabels[stage.stage];
  const count = stage.total === null || stage.total === 1 ? '' : ` ${stage.done}/${stage.total}`;
  if (stage.state === 'done') return `${label}: done`;
  return stage.state === 'failed' ? `${label}: failed` : `${label}: working${count}`;
}
