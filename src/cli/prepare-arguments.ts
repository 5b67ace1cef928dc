const pictureName = /\.(?:jpe?g|png|webp)$/i;
/** Begins with a dash that starts no option, and has more than one word. */
const sentenceWithDash = /^-[^-a-z].*\s|^-\s/is;
const optionsWithValue = new Set([
  ...['--image', '--logo', '--audio', '--duration', '--aspect'],
  ...['--resolution', '--fps', '--quality', '--seed', '--out', '--title', '--max-cost', '--server'],
]);

/**
 * Makes the command line mean what its writer meant before it is parsed:
 * - `--image a.png b.png` becomes two `--image`, while a prompt after a picture stays the prompt;
 * - a sentence that begins with a dash, such as "-20% on all shoes", is words and not an option.
 *
 * `isFile` says whether a path exists; it is asked only for picture names with spaces in them.
 */
export function prepareArguments(argv: readonly string[], isFile: (path: string) => boolean): string[] {
  const options: string[] = [];
  const words: string[] = [];
  let takesPictures = false;
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--') return [...options, '--', ...words, ...argv.slice(index + 1)];
    if (optionsWithValue.has(argument)) {
      const value = argv[index + 1];
      options.push(argument, ...(value === undefined ? [] : [value]));
      index += 1;
      takesPictures = argument === '--image';
    } else if (takesPictures && isPicture(argument, isFile)) {
      options.push('--image', argument);
    } else if (sentenceWithDash.test(argument)) {
      words.push(argument);
    } else {
      options.push(argument);
      takesPictures = argument.startsWith('--image=');
    }
  }
  return words.length === 0 ? options : [...options, '--', ...words];
}

function isPicture(argument: string, isFile: (path: string) => boolean): boolean {
  return pictureName.test(argument) && (!/\s/.test(argument) || isFile(argument));
}
