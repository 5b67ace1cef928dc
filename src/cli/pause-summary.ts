import type { VideoStatus } from '#contract/video-status.ts';
import { money } from './progress-text.ts';
import { plainText } from './terminal.ts';

/** The document of a command that ends at a checkpoint which waits for a person. */
export function toPauseResult({ video_id, title, status, current_checkpoint, cost_usd, warnings }: VideoStatus) {
  return {
    video_id,
    title,
    status,
    checkpoint_id: current_checkpoint?.checkpoint_id ?? null,
    branch_name: current_checkpoint?.branch_name ?? null,
    phase_number: current_checkpoint?.phase_number ?? null,
    cost_usd,
    warnings,
    next: `beatboard continue ${video_id}`,
  };
}

const whatWaits: Readonly<Record<number, string>> = { 1: 'the plan', 2: 'the storyboard', 3: 'the clips' };

/** What waits, and how to look at it, change it and go on. */
export function describePause(status: VideoStatus): string {
  const { video_id: videoId, title, current_checkpoint: checkpoint, cost_usd: costUsd } = status;
  const what = whatWaits[checkpoint?.phase_number ?? 0] ?? 'a checkpoint';
  return `${[
    `Waiting  ${what} of "${plainText(title ?? videoId)}" (${money(costUsd)} so far)`,
    `Look     beatboard export ${videoId} --out FOLDER`,
    `Change   beatboard edit ${videoId} --set beats.0.text.headline="Your words"`,
    `Go on    beatboard continue ${videoId}`,
    ...status.warnings.map((warning) => `Note     ${plainText(warning)}`),
  ].join('\n')}\n`;
}
