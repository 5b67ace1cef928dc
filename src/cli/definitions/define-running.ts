import type { CreateKeyOptions } from '../commands/keys.ts';
import type { RawServeOptions } from '../commands/serve.ts';
import type { SessionOptions } from '../with-session.ts';
import { defineServerCommand, examplesOf, type CommandLine } from './command-line.ts';

/** Defines the commands for whoever runs Beatboard: the server, its keys, and the doctor. */
export function defineRunning(commandLine: CommandLine): void {
  const { program, run } = commandLine;
  program
    .command('serve')
    .description('run the server, until Ctrl-C')
    .allowExcessArguments(false)
    .option('--host <address>', 'where to listen (default: BEATBOARD_HOST, else 127.0.0.1)')
    .option('--port <number>', 'on which port (default: BEATBOARD_PORT, else 4870)')
    .option('--role <role>', 'all, api or worker; apart they need DATABASE_URL', 'all')
    .option('--json', 'print the address as one JSON document')
    .addHelpText('after', examplesOf(['beatboard serve', 'beatboard serve --role worker']))
    .action(
      run(async (dependencies, options: RawServeOptions) => {
        const { runServe } = await import('../commands/serve.ts');
        return runServe(options, dependencies);
      }),
    );
  defineKeys(commandLine);
  program
    .command('doctor')
    .description('check what Beatboard needs from this machine, and say how to correct what is missing')
    .option('--json', 'print one JSON document')
    .allowExcessArguments(false)
    .addHelpText('after', examplesOf(['beatboard doctor']))
    .action(
      run(async (dependencies, options: { readonly json?: boolean }) => {
        const { runDoctorCommand } = await import('../commands/doctor.ts');
        return runDoctorCommand(options.json ?? false, dependencies);
      }),
    );
}

function defineKeys({ program, run }: CommandLine): void {
  const keys = program.command('keys').description('make, list and revoke API keys').usage('<command> [options]');
  defineServerCommand(keys, 'create <name>', 'make an API key; it is printed only this once', [
    'beatboard keys create "build server" --scopes read,write --expires 2027-01-31',
  ])
    .option('--scopes <list>', 'read, write, spend, manage_keys, joined by commas (default: read,write,spend)')
    .option('--expires <date>', 'when it ends (default: never)')
    .action(
      run(async (dependencies, name: string, options: CreateKeyOptions) => {
        const { runCreateKey } = await import('../commands/keys.ts');
        return runCreateKey(name, options, dependencies);
      }),
    );
  defineServerCommand(keys, 'list', 'list the keys without their secrets', ['beatboard keys list']).action(
    run(async (dependencies, options: SessionOptions) => {
      const { runListKeys } = await import('../commands/keys.ts');
      return runListKeys(options, dependencies);
    }),
  );
  defineServerCommand(keys, 'revoke <key>', 'make a key useless from now on', [
    'beatboard keys revoke key_01JD3Z9B --yes',
  ])
    .option('--yes', 'do not ask')
    .action(
      run(async (dependencies, key: string, options: SessionOptions & { readonly yes?: boolean }) => {
        const { runRevokeKey } = await import('../commands/keys.ts');
        return runRevokeKey(key, options, dependencies);
      }),
    );
}
