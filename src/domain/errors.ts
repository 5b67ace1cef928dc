/** What went wrong, as data: one sentence for the title, one for what to do. The CLI and, later, the API and web show the same words. */
export interface ErrorEntry {
  /** Whose fault it is: `input` exits with 2, `place` (disk, ffmpeg, database) and `inside` with 1. */
  readonly kind: 'input' | 'place' | 'inside';
  /** Whether the same request may succeed later without a change. */
  readonly retryable: boolean;
  /** What to do about it, in one sentence. */
  readonly next: string;
}

export const errorTable = {
  prompt_empty: {
    kind: 'input',
    retryable: false,
    next: 'Describe the ad in a sentence, for example: "30-second ad for a coffee bar, warm style".',
  },
  prompt_too_long: { kind: 'input', retryable: false, next: 'Shorten the prompt to 8,000 characters or fewer.' },
  prompt_unsafe: { kind: 'input', retryable: false, next: 'Describe the ad without the part named above.' },
  option_invalid: {
    kind: 'input',
    retryable: false,
    next: 'Run "beatboard make --help" for the options and their values.',
  },
  command_unknown: { kind: 'input', retryable: false, next: 'Run "beatboard --help" for the commands.' },
  file_missing: { kind: 'input', retryable: false, next: 'Check the path, then run the command again.' },
  image_unreadable: { kind: 'input', retryable: false, next: 'Give a whole JPEG, PNG or WebP picture.' },
  image_too_large: {
    kind: 'input',
    retryable: false,
    next: 'Make the picture smaller: 40 megapixels and 50 MB at most.',
  },
  audio_unreadable: {
    kind: 'input',
    retryable: false,
    next: 'Give a whole MP3, WAV, FLAC, Ogg or M4A file with sound in it.',
  },
  audio_too_short: { kind: 'input', retryable: false, next: 'Give a longer track, or a shorter --duration.' },
  output_unwritable: {
    kind: 'place',
    retryable: true,
    next: 'Name a folder you may write to with --out, then run the same command again: finished parts are kept.',
  },
  disk_full: {
    kind: 'place',
    retryable: true,
    next: 'Free some space, then run the same command again: finished parts are kept.',
  },
  ffmpeg_missing: {
    kind: 'place',
    retryable: true,
    next: 'Install ffmpeg (Debian: apt-get install ffmpeg) or set BEATBOARD_FFMPEG to one with libx264, then run the same command again.',
  },
  ffmpeg_failed: {
    kind: 'inside',
    retryable: true,
    next: 'Run the same command again; "beatboard doctor" checks the ffmpeg in use.',
  },
  database_unavailable: {
    kind: 'place',
    retryable: true,
    next: 'Run "beatboard doctor" to see what PostgreSQL says, then run the same command again: finished parts are kept.',
  },
  home_in_use: {
    kind: 'place',
    retryable: true,
    next: 'Wait for the other Beatboard to end, or set BEATBOARD_HOME to another folder.',
  },
  home_unwritable: { kind: 'place', retryable: true, next: 'Set BEATBOARD_HOME to a folder you may write to.' },
  settings_invalid: { kind: 'input', retryable: false, next: 'Correct the settings named above.' },
  font_missing: {
    kind: 'inside',
    retryable: false,
    next: 'Run "npm install" again; "beatboard doctor" lists the fonts.',
  },
  spec_invalid: { kind: 'input', retryable: false, next: 'Correct the plan as described above.' },
  artifact_missing: {
    kind: 'inside',
    retryable: true,
    next: 'Run the same command again: what is missing is made again.',
  },
  not_found: { kind: 'input', retryable: false, next: 'Check the identifier: it must be one of your own.' },
  make_failed: { kind: 'inside', retryable: true, next: 'Run the same command again: finished parts are kept.' },
  unexpected: {
    kind: 'inside',
    retryable: true,
    next: 'Run the same command again; if it happens again, report it with what "beatboard doctor --json" prints.',
  },
  canceled: { kind: 'place', retryable: true, next: 'Run the same command again to go on where it stopped.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/**
 * An error meant for a person. `message` is one sentence: what happened, with the value that caused it.
 * What to do comes from the table, so every surface gives the same advice.
 */
export class BeatboardError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'BeatboardError';
    this.code = code;
  }

  get entry(): ErrorEntry {
    return errorTable[this.code];
  }
}

/** Exit code of the CLI: 2 for what the caller can correct in the command, 1 for everything else. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof BeatboardError && error.entry.kind === 'input' ? 2 : 1;
}
