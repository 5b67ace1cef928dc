import type { PaperGround } from './open-paper-studio.ts';
import type { PaperServerOptions } from './paper-server.ts';

/** What a server in a process of its own is to be like. */
export interface ProgramPlan extends Pick<PaperServerOptions, 'auth' | 'limits' | 'sabotage'> {
  readonly ground: PaperGround;
  /** Whether it has the real hands for files of others. */
  readonly takesFiles?: boolean;
}

export type ProgramOrder = 'look' | 'stop';
export type ProgramAnswer = { readonly origin: string } | ProgramState;

export interface ProgramState {
  /** What is in use after garbage was collected. */
  readonly heapBytes: number;
  /** What should not have happened. */
  readonly faults: readonly string[];
}
