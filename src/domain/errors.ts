import type { JsonValue } from './canonical-json.ts';

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
  file_unsupported: {
    kind: 'input',
    retryable: false,
    next: 'Give a picture (JPEG, PNG, WebP, AVIF, GIF), a video (MP4, MOV, WebM) or a track (MP3, WAV, FLAC, Ogg, M4A).',
  },
  image_unreadable: { kind: 'input', retryable: false, next: 'Give a whole JPEG, PNG, WebP, AVIF or GIF picture.' },
  image_too_large: {
    kind: 'input',
    retryable: false,
    next: 'Make the picture smaller: 40 megapixels and 25 MB at most.',
  },
  video_unreadable: { kind: 'input', retryable: false, next: 'Give a whole MP4, MOV or WebM video.' },
  video_too_large: {
    kind: 'input',
    retryable: false,
    next: 'Make the video smaller: 3 minutes, 4096 pixels a side and 500 MB at most.',
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
    next: 'Name a folder you may write to with --out, then do the same again: finished parts are kept.',
  },
  disk_full: {
    kind: 'place',
    retryable: true,
    next: 'Free some space, then do the same again: finished parts are kept.',
  },
  ffmpeg_missing: {
    kind: 'place',
    retryable: true,
    next: 'Install ffmpeg (Debian: apt-get install ffmpeg) or set BEATBOARD_FFMPEG to one with libx264, then do the same again.',
  },
  ffmpeg_failed: {
    kind: 'inside',
    retryable: true,
    next: 'Do the same again; "beatboard doctor" checks the ffmpeg in use.',
  },
  database_unavailable: {
    kind: 'place',
    retryable: true,
    next: 'Run "beatboard doctor" to see what PostgreSQL says, then do the same again: finished parts are kept.',
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
    next: 'Do the same again: what is missing is made again.',
  },
  not_found: { kind: 'input', retryable: false, next: 'Check the identifier: it must be one of your own.' },
  server_unreachable: {
    kind: 'place',
    retryable: true,
    next: 'Check that the server runs and that its address is right, then run the same command again.',
  },
  server_answer_invalid: {
    kind: 'inside',
    retryable: false,
    next: 'Check that the address is that of a Beatboard server, and that both are of the same version.',
  },
  confirmation_needed: {
    kind: 'input',
    retryable: false,
    next: 'Nothing was done. Add the option named above, or run the command in a terminal.',
  },
  declined: { kind: 'input', retryable: false, next: 'Nothing was done and nothing was spent.' },
  waited_too_long: { kind: 'place', retryable: true, next: 'The work goes on; run the same command to wait again.' },
  id_ambiguous: { kind: 'input', retryable: false, next: 'Give more of its letters.' },
  make_failed: { kind: 'inside', retryable: true, next: 'Do the same again: finished parts are kept.' },
  unexpected: {
    kind: 'inside',
    retryable: true,
    next: 'Do the same again; if it happens again, report it with what "beatboard doctor --json" prints.',
  },
  canceled: { kind: 'place', retryable: true, next: 'Ask for the same again to go on where it stopped.' },
  edit_conflict: {
    kind: 'input',
    retryable: false,
    next: 'Read the checkpoint again, then make your change on what is there now.',
  },
  name_taken: { kind: 'input', retryable: false, next: 'Choose another name.' },
  video_busy: { kind: 'input', retryable: true, next: 'Wait until the work under way has ended, or cancel it.' },
  too_many_videos: {
    kind: 'input',
    retryable: true,
    next: 'Wait until one of your videos is finished, or cancel one.',
  },
  nothing_to_retry: {
    kind: 'input',
    retryable: false,
    next: 'Only a failed or canceled video can be gone on with; continue a paused one instead.',
  },
  nothing_to_continue: { kind: 'input', retryable: false, next: 'Edit it, then continue; or export it.' },
  slot_unknown: { kind: 'input', retryable: false, next: 'Read the checkpoint for the slots it has.' },
  slot_locked: { kind: 'input', retryable: false, next: 'Unlock the slot first.' },
  phase_too_early: { kind: 'input', retryable: false, next: 'Continue to the phase that makes it, then try again.' },
  model_unavailable: { kind: 'input', retryable: false, next: 'List the models for those that can be used now.' },
  model_unpriced: {
    kind: 'input',
    retryable: false,
    next: 'Nothing was spent. Choose a model with a known price, or allow this one by name.',
  },
  model_retired: { kind: 'input', retryable: false, next: 'Nothing was spent. Choose another model.' },
  content_refused: {
    kind: 'input',
    retryable: false,
    next: 'It was not asked for again. Change the words or the picture it was refused for, then go on.',
  },
  provider_unavailable: {
    kind: 'place',
    retryable: true,
    next: 'Do the same again later, or choose another model: finished parts are kept.',
  },
  provider_account: {
    kind: 'place',
    retryable: true,
    next: "Check the provider's key and credit, then do the same again: finished parts are kept.",
  },
  provider_key_refused: {
    kind: 'input',
    retryable: false,
    next: 'Nothing was saved. Copy the key again from its provider, whole and without blanks.',
  },
  spend_unclear: {
    kind: 'place',
    retryable: true,
    next: 'Its price stays held. Retry to ask for it again, which may pay twice, or choose another model.',
  },
  budget_refused: {
    kind: 'input',
    retryable: false,
    next: 'Nothing was spent. Raise the limit, or choose cheaper models.',
  },
  address_unavailable: {
    kind: 'place',
    retryable: true,
    next: 'Choose another port with --port or BEATBOARD_PORT, or stop the program that listens there.',
  },
  asset_in_use: { kind: 'input', retryable: false, next: 'Delete the videos that use it first.' },
  request_unreadable: {
    kind: 'input',
    retryable: false,
    next: 'Send the body whole and well-formed, as its Content-Type says.',
  },
  request_invalid: { kind: 'input', retryable: false, next: 'Correct what is named above, then send it again.' },
  route_unknown: { kind: 'input', retryable: false, next: 'See /docs for the addresses there are.' },
  method_not_allowed: { kind: 'input', retryable: false, next: 'Use one of the methods that the Allow header names.' },
  body_too_large: {
    kind: 'input',
    retryable: false,
    next: 'Send less at once; large files go to /api/uploads, in pieces.',
  },
  address_too_long: { kind: 'input', retryable: false, next: 'Send a shorter address.' },
  headers_too_large: { kind: 'input', retryable: false, next: 'Send fewer or shorter headers.' },
  media_type_unsupported: { kind: 'input', retryable: false, next: 'Send the body as the Content-Type named above.' },
  range_unsatisfiable: { kind: 'input', retryable: false, next: 'Ask for bytes within the length in Content-Range.' },
  idempotency_key_reused: {
    kind: 'input',
    retryable: false,
    next: 'Use a new Idempotency-Key for a new request; nothing was done.',
  },
  request_in_progress: {
    kind: 'input',
    retryable: true,
    next: 'Wait as long as Retry-After says, then send the same request with the same key for its answer.',
  },
  upload_conflict: {
    kind: 'input',
    retryable: true,
    next: 'Ask with HEAD where the upload stands, then go on from there.',
  },
  upload_gone: { kind: 'input', retryable: false, next: 'Begin the upload again.' },
  server_busy: {
    kind: 'place',
    retryable: true,
    next: 'Wait as long as Retry-After says, then send the same request again: nothing was done.',
  },
  not_signed_in: {
    kind: 'input',
    retryable: false,
    next: 'Send "Authorization: Bearer" with a valid API key or token; on this machine, open Beatboard at its own address.',
  },
  scope_missing: { kind: 'input', retryable: false, next: 'Use a key or token that has the scope named above.' },
  sign_in_unavailable: {
    kind: 'place',
    retryable: true,
    next: 'Try again in a moment: the sign-in service could not be asked, so nothing was done.',
  },
  too_many_requests: {
    kind: 'place',
    retryable: true,
    next: 'Wait as long as Retry-After says, then send the same request again: nothing was done.',
  },
  preview_unavailable: { kind: 'input', retryable: false, next: 'Ask for its content instead.' },
  link_invalid: {
    kind: 'input',
    retryable: false,
    next: 'Ask for the video again: it comes with new links, which work for an hour.',
  },
  storage_unavailable: {
    kind: 'place',
    retryable: true,
    next: 'Run "beatboard doctor" to see what the S3 store says, then run the same command again: finished parts are kept.',
  },
  storage_refused: {
    kind: 'place',
    retryable: false,
    next: 'Correct S3_BUCKET, S3_ENDPOINT, AWS_REGION and the AWS keys, or what the store allows them; "beatboard doctor" tries it.',
  },
  url_refused: { kind: 'input', retryable: false, next: 'Give an https address on the public internet.' },
  host_unreachable: {
    kind: 'place',
    retryable: true,
    next: 'Check the network and the address, then try again: nothing was sent.',
  },
  answer_lost: {
    kind: 'place',
    retryable: true,
    next: 'Try again; a paid request is looked up first, never sent blindly.',
  },
  answer_too_slow: {
    kind: 'place',
    retryable: true,
    next: 'Try again later; a paid request is looked up first, never sent blindly.',
  },
  answer_too_large: { kind: 'input', retryable: false, next: 'Give the address of a smaller file.' },
  answer_refused: { kind: 'input', retryable: false, next: 'Give the address of the file itself.' },
  listen_refused: {
    kind: 'input',
    retryable: false,
    next: 'Set BEATBOARD_API_KEYS=required, or BEATBOARD_OIDC_ISSUER and BEATBOARD_OIDC_AUDIENCE, or leave BEATBOARD_HOST at 127.0.0.1.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/**
 * An error meant for a person. `message` is one sentence: what happened, with the value that caused it.
 * What to do comes from the table, so every surface gives the same advice.
 */
export class BeatboardError extends Error {
  readonly code: ErrorCode;
  /** Values a program needs to act on the error, for example both sides of a conflict. */
  readonly details: JsonValue | undefined;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; details?: JsonValue | undefined }) {
    super(message, options);
    this.name = 'BeatboardError';
    this.code = code;
    this.details = options?.details;
  }

  get entry(): ErrorEntry {
    return errorTable[this.code];
  }
}

/** Exit code of the CLI: 2 for what the caller can correct in the command, 1 for everything else. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof BeatboardError && error.entry.kind === 'input' ? 2 : 1;
}
