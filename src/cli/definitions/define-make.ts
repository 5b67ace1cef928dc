import { defaultOutFolder } from '../default-out-folder.ts';
import type { RawMakeOptions } from '../make-options.ts';
import { append, examplesOf, type CommandLine } from './command-line.ts';

/** Examples of the command most people want. */
export const makeExamples = [
  'beatboard make "30-second ad for a coffee bar, warm style"',
  'beatboard make "Vertical 15s ad for our running shoe Aero, 20% off" --image shoe.png --aspect 9:16',
  'beatboard make "Launch film for the Solis watch" --audio song.mp3 --resolution 1080p --out films',
  'beatboard make "Teaser for Ember cold brew" --manual --max-cost 2.50',
] as const;

/** Defines `make`. The values named here are those of the domain; a test compares them. */
export function defineMake({ program, run }: CommandLine): void {
  program
    .command('make')
    .description('make a video ad from a prompt; what no option says is read from the prompt, else chosen')
    .usage('<prompt...> [options]')
    .argument('[prompt...]', 'what the ad is for, in your own words')
    .option('--image <file>', 'product photo (JPEG, PNG, WebP); several: --image a.png b.png', append)
    .option('--logo <file>', 'logo for the end card (JPEG, PNG, WebP)')
    .option('--audio <file>', 'your own music (MP3, WAV, FLAC, Ogg, M4A); cuts follow its beats')
    .option('--duration <seconds>', 'length, 5 to 180')
    .option('--aspect <ratio>', '16:9, 9:16, 1:1, 4:5')
    .option('--resolution <size>', '720p, 1080p')
    .option('--fps <rate>', '24, 25, 30')
    .option('--quality <level>', 'draft, standard, final')
    .option('--seed <number>', 'another number gives another take; the same one gives the same film')
    .option('--title <text>', 'name of the video and of its files')
    .option('--out <folder>', 'where to save', defaultOutFolder)
    .option('--manual', 'stop at each checkpoint, to look, change and continue')
    .option('--max-cost <usd>', 'the most it may cost, in dollars')
    .option('--offline', 'use the built-in models, which cost nothing, whatever keys are set')
    .option('--model <name>', 'who makes the clips; "beatboard models" lists them')
    .option('--image-model <name>', 'who makes the pictures')
    .option('--music-model <name>', 'who makes the music')
    .option('--language-model <name>', 'who plans')
    .option('--speech-model <name>', 'who speaks, when the prompt asks for a voice')
    .option('--allow-unpriced', 'allow models whose price is not known')
    .option('--server <url>', 'the server to talk to (default: the running one, else one started for this command)')
    .option('--json', 'print one JSON document')
    .addHelpText('after', examplesOf(makeExamples))
    .action(
      run(async (dependencies, promptWords: string[], options: RawMakeOptions) => {
        const { runMake } = await import('../commands/make.ts');
        return runMake(promptWords, options, dependencies);
      }),
    );
}
