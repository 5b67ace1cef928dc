import path from 'node:path';
import type { Artifact } from '#contract/artifact.ts';
import type { MakeResult } from '#contract/make-result.ts';
import type { WireQualityReport } from '#contract/quality-report.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { MadeVideo } from './make-video.ts';
import { money } from './progress-text.ts';
import { plainText } from './terminal.ts';
import { clock } from './time-left.ts';

type Finding = WireQualityReport['findings'][number];

/** The document of `--json`. Throws `artifact_missing` when the studio does not say what it measured. */
export function toMakeResult({ status, delivered, files }: MadeVideo, wallSeconds: number): MakeResult {
  const qa = status.quality_report;
  if (!qa) throw new BeatboardError('artifact_missing', 'The finished video has no quality report.');
  return {
    video_id: status.video_id,
    final: files.final,
    poster: files.poster,
    contact_sheet: files.contactSheet,
    ...measured(delivered.final),
    wall_seconds: Math.round(wallSeconds * 1000) / 1000,
    cost_usd: status.cost_usd,
    qa,
    warnings: status.warnings,
  };
}

function measured({ media }: Artifact) {
  const { width, height, fps, frames, duration_seconds: durationSeconds } = media ?? {};
  if (!width || !height || !fps || !frames || !durationSeconds) {
    throw new BeatboardError('artifact_missing', 'The finished film was not measured.');
  }
  return { width, height, fps, frames, duration_seconds: durationSeconds };
}

/** What a person wants to know when the ad is finished: where it is, what it is, and what was found in it. */
export function describeMadeVideo(made: MadeVideo, result: MakeResult, currentFolder: string): string {
  const { width, height, fps, frames, duration_seconds: durationSeconds } = result;
  const size = `${(made.delivered.final.size_bytes / 1e6).toFixed(1)} MB`;
  const length = `${durationSeconds.toFixed(2)} s, ${frames} frames at ${fps} fps, ${width}×${height}, ${size}`;
  const { findings, passed } = result.qa;
  return `${[
    labelled('Video', shortPath(result.final, currentFolder)),
    labelled('Poster', shortPath(result.poster, currentFolder)),
    labelled('Sheet', shortPath(result.contact_sheet, currentFolder)),
    labelled('Length', length),
    labelled('Made in', `${clock(result.wall_seconds)}, ${money(result.cost_usd)}`),
    labelled('Quality', passed ? 'passed' : 'not passed: see the faults below'),
    ...findings.map(findingLine),
    ...result.warnings.map((warning) => labelled('Note', plainText(warning))),
  ].join('\n')}\n`;
}

const labelColumns = 9;

function labelled(label: string, text: string): string {
  return `${label.padEnd(labelColumns)}${text}`;
}

function findingLine({ check, severity, message, at_seconds: atSeconds }: Finding): string {
  const place = atSeconds === undefined ? '' : ` (at ${atSeconds.toFixed(2)} s)`;
  return `  ${severity.padEnd(labelColumns - 2)}${check.replaceAll('_', ' ')}: ${plainText(message)}${place}`;
}

/** Relative when the file is below the current folder, so that it can be read and copied at a glance. */
function shortPath(filePath: string, currentFolder: string): string {
  const relative = path.relative(currentFolder, filePath);
  return relative.startsWith('..') || path.isAbsolute(relative) ? filePath : relative;
}
