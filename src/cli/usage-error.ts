import type { CommanderError } from 'commander';
import { BeatboardError } from '#domain/errors.ts';

/** One plain sentence for what commander could not parse, as `command_unknown` or `option_invalid`. */
export function toUsageError(error: CommanderError): BeatboardError {
  const [first = '', suggestion] = error.message.split('\n');
  const quoted = /'([^']*)'/.exec(first)?.[1] ?? '';
  const hint = suggestion ? `; did you mean ${suggestion.replace(/^\(Did you mean |\?\)$/g, '')}?` : '.';
  switch (error.code) {
    case 'commander.unknownCommand':
      return new BeatboardError('command_unknown', `There is no command "${quoted}"${hint}`, { cause: error });
    case 'commander.unknownOption':
      return new BeatboardError('option_invalid', `There is no option "${quoted}"${hint}`, { cause: error });
    case 'commander.optionMissingArgument':
      return new BeatboardError('option_invalid', `The option "${quoted}" needs a value.`, { cause: error });
    case 'commander.help':
      return new BeatboardError('command_unknown', 'A part of the command is missing.', { cause: error });
    default:
      return new BeatboardError('option_invalid', sentence(first.replace(/^error: /, '')), { cause: error });
  }
}

function sentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
