import type { VideoStatus } from '#contract/video-status.ts';
import { progressBlock, progressLines } from './progress-text.ts';
import type { ProgressState } from './progress-text.ts';
import type { TerminalStyle, TextOutput } from './terminal.ts';
import type { TimeEstimate } from './time-left.ts';

/** Shows how the making goes, on stderr. */
export interface ProgressDisplay {
  /** Names what is being done while there is no video yet. */
  activity(words: string): void;
  update(status: VideoStatus): void;
  /** Draws the last state and leaves it standing. */
  end(): void;
}

const redrawEveryMs = 100;
/** Terminals that know the mode show the block at once; others ignore the two sequences. */
const beginSynchronized = '\u001b[?2026h';
const endSynchronized = '\u001b[?2026l';
const eraseToEndOfScreen = '\u001b[0J';
/** Some terminals do not know their width and say 0. */
const defaultColumns = 80;

/** A display that fits the terminal: one block redrawn in place, or plain lines. `nowSeconds` counts from the start. */
export function createProgressDisplay(
  output: TextOutput,
  style: TerminalStyle,
  nowSeconds: () => number,
): ProgressDisplay {
  return style.live ? new LiveDisplay(output, style.colour, nowSeconds) : new PlainDisplay(output, nowSeconds);
}

class LiveDisplay implements ProgressDisplay {
  readonly #output: TextOutput;
  readonly #colour: boolean;
  readonly #nowSeconds: () => number;
  readonly #timer: NodeJS.Timeout;
  #activity = 'Starting';
  #status: VideoStatus | null = null;
  #estimate: TimeEstimate | null = null;
  #drawnLines = 0;
  #ended = false;

  constructor(output: TextOutput, colour: boolean, nowSeconds: () => number) {
    this.#output = output;
    this.#colour = colour;
    this.#nowSeconds = nowSeconds;
    this.#timer = setInterval(() => this.#draw(), redrawEveryMs);
    this.#timer.unref();
    this.#draw();
  }

  activity(words: string): void {
    this.#activity = words;
    this.#draw();
  }

  update(status: VideoStatus): void {
    this.#estimate = estimateOf(status, this.#nowSeconds());
    this.#status = status;
    this.#draw();
  }

  end(): void {
    if (this.#ended) return;
    clearInterval(this.#timer);
    this.#draw();
    this.#ended = true;
  }

  #draw(): void {
    if (this.#ended) return;
    const state: ProgressState = {
      activity: this.#activity,
      status: this.#status,
      estimate: this.#estimate,
      nowSeconds: this.#nowSeconds(),
    };
    const lines = progressBlock(state, this.#output.columns || defaultColumns, this.#colour);
    const backToTop = this.#drawnLines === 0 ? '' : `\u001b[${this.#drawnLines}A\r`;
    const block = `${backToTop}${eraseToEndOfScreen}${lines.join('\n')}\n`;
    this.#output.write(beginSynchronized + block + endSynchronized);
    this.#drawnLines = lines.length;
  }
}

class PlainDisplay implements ProgressDisplay {
  readonly #output: TextOutput;
  readonly #nowSeconds: () => number;
  #previous: VideoStatus | null = null;

  constructor(output: TextOutput, nowSeconds: () => number) {
    this.#output = output;
    this.#nowSeconds = nowSeconds;
  }

  activity(words: string): void {
    this.#output.write(`${words}\n`);
  }

  update(status: VideoStatus): void {
    const nowSeconds = this.#nowSeconds();
    const state: ProgressState = { activity: '', status, estimate: estimateOf(status, nowSeconds), nowSeconds };
    for (const line of progressLines(this.#previous, state)) this.#output.write(`${line}\n`);
    this.#previous = status;
  }

  end(): void {
    // Every line stands already.
  }
}

function estimateOf(status: VideoStatus, nowSeconds: number): TimeEstimate | null {
  return status.eta_seconds === null ? null : { etaSeconds: status.eta_seconds, receivedAtSeconds: nowSeconds };
}
