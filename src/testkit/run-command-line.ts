import { runProgram } from '#cli/program.ts';
import type { ProgramDependencies } from '#cli/program-dependencies.ts';

/** How a command ended, and what it asked of its surroundings. */
export interface CommandLineEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly questions: readonly string[];
}

/** Runs the command line in this process with its streams kept. What is not given fails loudly when it is asked for. */
export async function runCommandLine(
  argv: readonly string[],
  given: Partial<ProgramDependencies> & { readonly answer?: string } = {},
): Promise<CommandLineEnd> {
  const written = { stdout: '', stderr: '' };
  const questions: string[] = [];
  const { answer, ...dependencies } = given;
  const unwanted = (name: string) => () => Promise.reject(new Error(`${name} was called.`));
  const exitCode = await runProgram(argv, {
    version: '1.2.3',
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    terminal: { live: false, colour: false },
    nowSeconds: () => performance.now() / 1000,
    ask:
      answer === undefined
        ? null
        : async (question) => {
            questions.push(question);
            return answer;
          },
    settings: { serverUrl: undefined, token: undefined },
    findServer: unwanted('findServer'),
    startServer: unwanted('startServer'),
    serve: unwanted('serve'),
    runDoctor: unwanted('runDoctor'),
    ...dependencies,
  });
  return { exitCode, ...written, questions };
}
