/**
 * Writes `to-video-pixels.wasm` from the text beside it, which is the truth. With `--check` nothing is written: exit
 * code 1 says that the file differs, and `node scripts/write-pixel-program.ts` mends that.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import openWabt from 'wabt';

const name = path.join(import.meta.dirname, '..', 'src', 'media', 'ffmpeg', 'to-video-pixels');

const wabt = await openWabt();
const program = wabt.parseWat('to-video-pixels.wat', readFileSync(`${name}.wat`, 'utf8'), { simd: true });
program.validate();
const { buffer } = program.toBinary({});

if (!process.argv.includes('--check')) writeFileSync(`${name}.wasm`, buffer);
else if (!readFileSync(`${name}.wasm`).equals(buffer)) {
  process.stderr.write('to-video-pixels.wasm is out of date: run "node scripts/write-pixel-program.ts".\n');
  process.exitCode = 1;
}
