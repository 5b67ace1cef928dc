import { BeatboardError } from '#domain/errors.ts';
import { exitCodes } from '../exit-code.ts';
import { Interrupted, listenForInterruption, unlessAborted, waitAtMost } from '../interruption.ts';
import type { ProgramDependencies, ServeOptions, ServeRole } from '../program-dependencies.ts';

/** Options of `serve` as they stand on the command line. */
export interface RawServeOptions {
  readonly host?: string;
  readonly port?: string;
  readonly role?: string;
  readonly json?: boolean;
}

const roles: readonly ServeRole[] = ['all', 'api', 'worker'];
/** A graceful end may take as long as the longest request under way; then the process ends all the same. */
const closeLimitMs = 30_000;

/** `beatboard serve`: runs the server until Ctrl-C, then lets it end in peace. Returns the exit code: 0 for such an end. */
export async function runServe(raw: RawServeOptions, dependencies: ProgramDependencies): Promise<number> {
  const options = parseServeOptions(raw);
  const { stdout, stderr } = dependencies;
  const interruption = listenForInterruption();
  const starting = dependencies.serve(options);
  try {
    const { url } = await unlessAborted(starting, interruption.signal);
    if (raw.json) stdout.write(`${JSON.stringify({ url, role: options.role })}\n`);
    else if (url !== null) stdout.write(`${url}\n`);
    stderr.write(
      `${url === null ? 'The worker is at work' : 'Beatboard is ready'}. Ctrl-C stops it; work under way is kept.\n`,
    );
    await unlessAborted(new Promise<never>(() => undefined), interruption.signal);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    stderr.write('Stopping.\n');
  } finally {
    await waitAtMost(
      starting.then((serving) => serving.close()),
      closeLimitMs,
    );
    interruption.end();
  }
  return exitCodes.done;
}

function parseServeOptions({ host, port, role = 'all' }: RawServeOptions): ServeOptions {
  const known = roles.find((name) => name === role.trim());
  if (known === undefined) {
    throw new BeatboardError('option_invalid', `--role takes all, api or worker; "${role}" is none of them.`);
  }
  const number = port === undefined ? undefined : Number(/^\d{1,5}$/.exec(port.trim())?.[0] ?? Number.NaN);
  if (number !== undefined && !(number <= 65_535)) {
    throw new BeatboardError('option_invalid', `--port takes a number from 0 to 65535; "${port}" is not one.`);
  }
  if (host?.trim() === '')
    throw new BeatboardError('option_invalid', '--host is empty; it takes an address of this machine.');
  return { role: known, ...(host !== undefined && { host }), ...(number !== undefined && { port: number }) };
}
