import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AddressInfo } from 'node:net';

/** What no output may hold: it stands in files nobody was asked to read, and in whatever a file says about itself. */
export const secret = 'CANARY-d41c7e90-do-not-show';

/** Things that hostile files point at. Any touch is counted. */
export interface Canaries {
  /** A text file outside the folder of the uploads. */
  readonly secretPath: string;
  /** A pipe outside of it: whoever opens it to read is noticed, whatever the file system remembers. */
  readonly pipePath: string;
  /** Address and port of a listener on this machine, over TCP and UDP alike. */
  readonly host: string;
  /** Files lie beside the uploads too: `sibling.ts`, `sibling-001.png`, `sibling.txt`. */
  readonly siblings: readonly string[];
  /** Connections and packets so far. */
  networkTouches(): number;
  /** How often somebody was found with the pipe open to read. */
  pipeTouches(): number;
  close(): Promise<void>;
}

/** Lays out secrets in `outside` and beside the uploads in `inside`, opens the listeners, and begins to watch. */
export async function setCanaries(outside: string, inside: string, playable: Uint8Array): Promise<Canaries> {
  await Promise.all([mkdir(outside, { recursive: true }), mkdir(inside, { recursive: true })]);
  const secretPath = join(outside, 'secret.txt');
  const pipePath = join(outside, 'secret-pipe');
  await writeFile(secretPath, `${secret}\n`);
  await promisify(execFile)('mkfifo', [pipePath]);
  const siblings = ['sibling.txt', 'sibling.ts', 'sibling-001.png'];
  await writeFile(join(inside, 'sibling.txt'), `${secret}\n`);
  await writeFile(join(inside, 'sibling.ts'), playable);
  await writeFile(join(inside, 'sibling-001.png'), secret);
  const network = await listen();
  const pipe = watchPipe(pipePath);
  return {
    ...{ secretPath, pipePath, siblings, host: network.host },
    networkTouches: network.touches,
    pipeTouches: pipe.touches,
    close: () => Promise.all([network.close(), pipe.close()]).then(() => undefined),
  };
}

async function listen() {
  let touches = 0;
  const server = createServer((socket) => {
    touches += 1;
    socket.on('error', () => undefined).destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket('udp4').on('message', () => (touches += 1));
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${port}`,
    touches: () => touches,
    async close() {
      datagrams.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A pipe can be opened to write without waiting only while somebody has it open to read. */
function watchPipe(path: string) {
  let touches = 0;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const writer = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch(() => null);
    if (writer === null) return;
    touches += 1;
    await writer.close();
  };
  const timer = setInterval(() => (looking = look()), 20);
  return {
    touches: () => touches,
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}
