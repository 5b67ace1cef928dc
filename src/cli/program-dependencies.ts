import type { DoctorReport } from '#contract/doctor-report.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import type { TerminalStyle, TextOutput } from './terminal.ts';

/** What the command line needs from outside: it knows no engine, no database and no environment variable. */
export interface ProgramDependencies {
  readonly version: string;
  /** Results only. */
  readonly stdout: TextOutput;
  /** Progress and errors. */
  readonly stderr: TextOutput;
  readonly terminal: TerminalStyle;
  /** Seconds on a clock that never goes back. */
  readonly nowSeconds: () => number;
  /** Called only after every input was checked. */
  readonly openStudio: () => Promise<StudioClient>;
  readonly runDoctor: () => Promise<DoctorReport>;
}
