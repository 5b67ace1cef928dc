import { createInterface } from 'node:readline/promises';

/**
 * A way to ask the person at a terminal; null when standard input or error is none. The question is written to
 * standard error, since standard output is for results. No answer (Ctrl-D) is an empty one.
 */
export function askOnTerminal(): ((question: string, signal: AbortSignal) => Promise<string>) | null {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return null;
  return async (question, signal) => {
    const reader = createInterface({ input: stdin, output: stderr });
    // The terminal is read key by key while it waits here, so Ctrl-C comes as a key and is passed on as the signal it means.
    reader.on('SIGINT', () => process.emit('SIGINT'));
    const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
    try {
      return await Promise.race([reader.question(question, { signal }), ended]);
    } finally {
      reader.close();
    }
  };
}
