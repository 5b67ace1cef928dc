import { listCommands } from './commands.ts';

/** Does what a command does, when the page offers it now. */
export function runCommand(id: string): void {
  listCommands()
    .find((command) => command.id === id && !command.isDisabled)
    ?.run();
}
